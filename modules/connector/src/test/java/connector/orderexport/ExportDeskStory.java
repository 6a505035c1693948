package connector.orderexport;

import com.commercetools.api.models.order.Order;
import com.commercetools.api.models.order.OrderSetCustomFieldAction;
import com.commercetools.api.models.order.OrderUpdateAction;
import com.commercetools.api.models.type.CustomFields;
import connector.audit.Trail;
import connector.commercetools.CommercetoolsSettings;
import connector.commercetools.OrderKeys;
import connector.commercetools.OrderNewsOf;
import connector.commercetools.OrderUpdates;
import connector.commercetools.ProjectKeys.KeysAnswer;
import connector.commercetools.doubles.FactsOnPaper;
import connector.commercetools.doubles.LinksOnPaper;
import connector.commercetools.doubles.ShopOnPaper;
import connector.orderflow.OrderLink;
import connector.orderflow.OrderLinks;
import connector.orderflow.VerifiedCancel;
import connector.orderflow.doubles.RememberedQueue;
import connector.routing.CancelRules;
import connector.routing.Changes;
import connector.routing.ExportDesk;
import connector.routing.ExportRules;
import connector.routing.ProductRules;
import connector.routing.ReleaseRules;
import connector.routing.Route;
import connector.routing.Router;
import connector.routing.StateTables;
import connector.workqueue.Item;
import connector.workqueue.Lane;
import connector.workqueue.Outcome;
import connector.workqueue.Step;
import connector.workqueue.WorkHandler;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A shop with one order, a warehouse, and the export between them, stepped by hand. */
class ExportDeskStory {

    static final String ID = "0d7c1f7e-5a5e-4a53-9a42-1d2b8f6c7e01";
    static final String NUMBER = "W-1001";
    private static final int MANY = 10;

    final ShopOnPaper shop = new ShopOnPaper((order, actions) -> {
        actions.forEach(action -> told(order, action));
    });
    final WarehouseOnPaper warehouse = new WarehouseOnPaper();
    final LinksOnPaper links = new LinksOnPaper();
    final FactsOnPaper facts = new FactsOnPaper();
    CancelRules cancel = CancelRules.DEFAULT;
    private final List<Route> routes = new ArrayList<>();
    ExportRules rules = ExportRules.DEFAULT;
    Changes changes = Changes.DEFAULT;
    ProductRules products = ProductRules.OFF;
    final RememberedQueue queue = new RememberedQueue();
    ReleaseRules release = ReleaseRules.defaults();
    OrderKeys keys = OrderKeys.NONE;
    Clock clock = Clock.systemUTC();

    /** @param story folder of {@code orderexport} */
    ExportDeskStory(String story) throws IOException {
        this(ExportRulesTest.story(story));
    }

    ExportDeskStory(Order order) {
        shop.has(order);
        routes.add(Route.everything("home", "de"));
    }

    void routes(Route... others) {
        routes.clear();
        routes.addAll(List.of(others));
    }

    /** Before and after each row that is written. */
    Runnable tick = () -> {};

    private final OrderLinks watched = new OrderLinks() {
        @Override
        public List<OrderLink> ofOrder(String projectKey, String orderId) {
            return links.ofOrder(projectKey, orderId);
        }

        @Override
        public Optional<OrderLink> ofReference(String destination, String reference) {
            return links.ofReference(destination, reference);
        }

        @Override
        public void save(OrderLink link) {
            tick.run();
            links.save(link);
            tick.run();
        }

        @Override
        public void forget(OrderLink link) {
            tick.run();
            links.forget(link);
            tick.run();
        }
    };

    /** Beside SyncInfo the export writes one custom field. */
    private static void told(Order order, OrderUpdateAction action) {
        if (!(action instanceof OrderSetCustomFieldAction field)) {
            throw new AssertionError("the export never sends " + action.getAction());
        }
        CustomFields custom = order.getCustom();
        if (field.getValue() == null) {
            custom.getFields().values().remove(field.getName());
        } else {
            custom.getFields().setValue(field.getName(), field.getValue());
        }
    }

    /** One message of the order, worked off as the lanes do; the last outcome counts. */
    Outcome news() {
        for (int steps = 0; steps < MANY; steps++) {
            Step step = step();
            links.inTransaction(step.recording());
            if (!(step.outcome() instanceof Outcome.Again)) {
                return step.outcome();
            }
        }
        throw new AssertionError("it goes on and on");
    }

    /** An operator asks for it again. */
    Outcome replay() {
        Trail trail = new Trail("replay", null, clock);
        trail.askedByOperator();
        Step step = trail.follow(this::step);
        links.inTransaction(step.recording());
        return step.outcome() instanceof Outcome.Again ? news() : step.outcome();
    }

    /** One step whose outcome nobody has recorded yet. */
    Step step() {
        return handler()
                .handle(new Item(
                        1,
                        Lane.ofOrder("shop", ID),
                        "commercetools.order",
                        "test",
                        Map.of(),
                        new byte[0],
                        Instant.EPOCH,
                        0));
    }

    OrderLink.State link() {
        return links.ofOrder("shop", ID).getFirst().state();
    }

    ExportDesk desk() {
        return new ExportDesk(
                "shop", release, new Router(List.copyOf(routes)), Map.of("de", rules, "york", rules), changes, cancel);
    }

    private WorkHandler handler() {
        OrderUpdates updates = new OrderUpdates(shop, tries -> {});
        ExportDesk desk = desk();
        SendOrder send = new SendOrder(
                warehouse, watched, facts, new AskForProducts(queue, products, clock), StateTables.DEFAULT);
        ExportOrder export = new ExportOrder(
                new ExportOrder.Commerce(
                        shop,
                        (order, kinds) -> new KeysAnswer.Known(keys),
                        new ExportHistory(facts, StateTables.DEFAULT, desk),
                        clock),
                watched,
                new ExportOrder.Doing(
                        send,
                        new ChangeOrder(warehouse, new VerifiedCancel(warehouse, facts), watched, StateTables.DEFAULT),
                        new TellAccepted(updates, watched),
                        new TellDifference(updates)),
                desk,
                settings());
        return OrderNewsOf.watchers(shop, export);
    }

    private static CommercetoolsSettings settings() {
        URI nowhere = URI.create("http://localhost:1");
        return new CommercetoolsSettings(
                "shop",
                nowhere,
                nowhere,
                "client",
                "secret",
                List.of(),
                "orderflow",
                Duration.ofSeconds(1),
                1,
                Map.of(),
                new CommercetoolsSettings.Sweep(false, Duration.ofHours(1), Duration.ZERO, Duration.ZERO));
    }

    /** The order detail of a poll or push: kept, as the shipments do. */
    void warehouseSays(String reference) {
        facts.save("shop", ID, "detail/" + reference, warehouse.order(reference));
    }
}
