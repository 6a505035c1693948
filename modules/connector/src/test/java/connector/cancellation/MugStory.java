package connector.cancellation;

import com.commercetools.api.models.cart.CustomLineItem;
import com.commercetools.api.models.cart.LineItem;
import com.commercetools.api.models.order.Delivery;
import com.commercetools.api.models.order.DeliveryBuilder;
import com.commercetools.api.models.order.DeliveryItem;
import com.commercetools.api.models.order.DeliveryItemBuilder;
import com.commercetools.api.models.order.Order;
import com.commercetools.api.models.state.StateReferenceBuilder;
import com.commercetools.api.models.type.FieldContainerBuilder;
import connector.audit.Trail;
import connector.commercetools.OrderKeys;
import connector.commercetools.OrderNewsOf;
import connector.commercetools.OrderParts;
import connector.commercetools.OrderUpdates;
import connector.commercetools.OrderWatcher;
import connector.commercetools.ProjectKeys.KeysAnswer;
import connector.commercetools.StateMachine;
import connector.commercetools.States.StatesAnswer;
import connector.commercetools.doubles.FactsOnPaper;
import connector.commercetools.doubles.LinksOnPaper;
import connector.commercetools.doubles.ShopOnPaper;
import connector.ledger.Dropped;
import connector.ledger.Milestone;
import connector.orderexport.ExportOf;
import connector.orderflow.Despatch;
import connector.orderflow.Facts;
import connector.orderflow.OrderLink;
import connector.orderflow.OrderLinks;
import connector.orderflow.VerifiedCancel;
import connector.routing.CancelRules;
import connector.routing.Changes;
import connector.routing.Condition;
import connector.routing.ExportDesk;
import connector.routing.ExportRules;
import connector.routing.Expression;
import connector.routing.InvalidExpression;
import connector.routing.ReasonTable;
import connector.routing.ReleaseRules;
import connector.routing.Route;
import connector.routing.Router;
import connector.routing.StateTables;
import connector.workqueue.Item;
import connector.workqueue.Lane;
import connector.workqueue.Outcome;
import connector.workqueue.Step;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A shop with one order, a warehouse, and cancellation and export between them, stepped by hand. */
final class MugStory {

    static final String ID = MugsOnPaper.ID;
    static final String FIELD = "cancellation";
    static final String REASON = "reason";
    static final String ASKS = "cancelRequested";
    static final String REFUND = "refund";
    private static final int MANY = 40;

    final ShopOnPaper shop = new ShopOnPaper(MugsOnPaper::apply);
    final FloorOnPaper floor = new FloorOnPaper();
    final LinksOnPaper links = new LinksOnPaper();
    final FactsOnPaper facts = new FactsOnPaper();
    final EditsOnPaper edits = new EditsOnPaper(shop);
    final PaymentsOnPaper payments = new PaymentsOnPaper();
    CancelRules rules = rules(ReasonTable.PASSING, ReasonTable.PASSING, true);
    boolean twoSites;
    ExportRules exporting = ExportRules.DEFAULT;
    /** Nothing may follow on the first State of a line. */
    boolean stateIsFinal;

    private final Set<String> delivered = new HashSet<>();
    private final Map<String, Long> surplus = new TreeMap<>();

    /** Before and after each row that is written, and each recording. */
    Runnable tick = () -> {};

    MugStory(Order order) {
        floor.writes = shop.writes;
        order.setCustom(MugsOnPaper.custom(FieldContainerBuilder.of().build()));
        order.getLineItems()
                .forEach(line -> line.setCustom(
                        MugsOnPaper.custom(FieldContainerBuilder.of().build())));
        shop.has(order);
    }

    /** Custom line items of these slugs are products. */
    static ExportRules products(String... slugs) {
        ExportRules usual = ExportRules.DEFAULT;
        return new ExportRules(
                usual.reference(),
                usual.settled(),
                usual.timeZone(),
                usual.source(),
                usual.currencyUnits(),
                usual.taxCodes(),
                usual.texts(),
                usual.sendLineReference(),
                usual.site(),
                usual.addresses(),
                usual.shippingMethods(),
                new ExportRules.CustomLineItems(
                        Arrays.stream(slugs)
                                .collect(Collectors.toMap(each -> each, each -> ExportRules.CustomLineItemKind.SKU)),
                        ExportRules.CustomLineItemKind.FEE),
                usual.attributes(),
                usual.ownFields(),
                usual.limits());
    }

    static CancelRules rules(ReasonTable reasons, ReasonTable ofWarehouse, boolean closesOrder) {
        return new CancelRules(
                new CancelRules.Asked(Set.of("cancel-requested"), ASKS, Set.of(), null),
                reasons,
                ofWarehouse,
                new CancelRules.Told("type", FIELD, REASON, null, null, closesOrder),
                new CancelRules.Lines("cancelled", REFUND, "line-type", true),
                CancelRules.Payment.UNTOLD);
    }

    /** Payments are told too. @param type for payments without custom fields, null: none */
    void tellsPayments(String type) {
        rules = new CancelRules(
                rules.asked(),
                rules.reasons(),
                rules.warehouseReasons(),
                rules.told(),
                rules.lines(),
                new CancelRules.Payment(PaymentsOnPaper.FIELD, type));
    }

    private final OrderLinks watchedLinks = new OrderLinks() {
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

    private final Facts watchedFacts = new Facts() {
        @Override
        public <T> SequencedMap<String, T> read(String projectKey, String orderId, String keyStart, Class<T> type) {
            return facts.read(projectKey, orderId, keyStart, type);
        }

        @Override
        public void save(String projectKey, String orderId, String key, Object content) {
            facts.save(projectKey, orderId, key, content);
        }
    };

    /** One message of the order, worked off as the lanes do; the last outcome counts. */
    Outcome news() {
        for (int steps = 0; steps < MANY; steps++) {
            Step step = step();
            tick.run();
            recording(step);
            tick.run();
            if (!(step.outcome() instanceof Outcome.Again)) {
                return step.outcome();
            }
        }
        throw new AssertionError("it goes on and on: " + floor.calls + edits.calls + links() + dropped());
    }

    /** An operator asks for what is parked to be tried again. */
    Outcome replay() {
        shop.writes.newFact();
        Trail trail = new Trail("replay", null, Clock.systemUTC());
        trail.askedByOperator();
        Step step = trail.follow(this::step);
        recording(step);
        return step.outcome() instanceof Outcome.Again ? news() : step.outcome();
    }

    /** In one transaction: nobody is killed within. */
    private void recording(Step step) {
        Runnable ticking = tick;
        tick = () -> {};
        step.recording().run();
        tick = ticking;
    }

    Step step() {
        ExportDesk desk = desk();
        OrderKeys keys = new OrderKeys(
                Map.of(
                        MugsOnPaper.CANCELLED,
                        "cancelled",
                        MugsOnPaper.SHIPPED,
                        "shipped",
                        "state-asks",
                        "cancel-requested",
                        "state-refused",
                        "refused"),
                Map.of(),
                Map.of(),
                Map.of());
        Records records = new Records(
                watchedLinks, watchedFacts, (order, kinds) -> new KeysAnswer.Known(keys), desk, Clock.systemUTC());
        EditQuantities editing = new EditQuantities(edits, records);
        OrderUpdates updates = new OrderUpdates(shop, tries -> {});
        StateTables tables = tables();
        OrderWatcher first =
                new CancelAtWarehouse(records, floor, new VerifiedCancel(floor, watchedFacts), editing, desk, tables);
        OrderWatcher export = ExportOf.watcher(shop, floor, watchedLinks, watchedFacts, desk, keys, tables);
        OrderWatcher last = new WriteBackCancelled(
                records,
                new WriteBackCancelled.Writers(updates, editing, new NotePayment(payments)),
                new WriteBackCancelled.Asking(floor, order -> machines()),
                new WriteBackCancelled.Rules(desk, tables));
        OrderWatcher alarm = new PaymentAlarm(records, desk, tables);
        return OrderNewsOf.watchers(shop, first, export, last, alarm)
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

    private StatesAnswer machines() {
        StateMachine lines = new StateMachine(List.of(
                new StateMachine.State(MugsOnPaper.INITIAL, "initial", true, stateIsFinal ? Set.of() : null),
                new StateMachine.State(MugsOnPaper.CANCELLED, "cancelled", false, Set.of()),
                new StateMachine.State(MugsOnPaper.SHIPPED, "shipped", false, Set.of())));
        StateMachine orders = new StateMachine(List.of(
                new StateMachine.State("state-asks", "cancel-requested", true, null),
                new StateMachine.State("state-refused", "refused", true, null)));
        return new StatesAnswer.Known(lines, orders);
    }

    private StateTables tables() {
        StateTables usual = StateTables.DEFAULT;
        return new StateTables(
                Map.of("de", floor.states()),
                Map.of(Milestone.CANCELLED, "cancelled", Milestone.SHIPPED, "shipped"),
                true,
                usual.shipmentStates(),
                usual.orderStates(),
                false,
                usual.allowed(),
                usual.allocation());
    }

    private ExportDesk desk() {
        return new ExportDesk(
                "shop",
                ReleaseRules.defaults(),
                new Router(
                        twoSites
                                ? List.of(cups(), Route.everything("home", "de"))
                                : List.of(Route.everything("home", "de"))),
                Map.of("de", exporting),
                Changes.DEFAULT,
                rules);
    }

    private static Route cups() {
        Route.Takes any = Route.Takes.ANYTHING;
        try {
            return new Route(
                    "cups",
                    "de",
                    "york",
                    new Route.Takes(
                            any.stores(),
                            any.countries(),
                            any.currencies(),
                            any.businessUnits(),
                            any.shippingZones(),
                            any.shippingMethods(),
                            any.supplyChannels(),
                            any.fields(),
                            any.lineFields(),
                            new Condition(Expression.parse("$line.variant.sku = 'CUP'"))));
        } catch (InvalidExpression impossible) {
            throw new AssertionError(impossible);
        }
    }

    Order order() {
        return shop.order(ID);
    }

    void edit(Consumer<Order> change) {
        shop.edit(ID, change);
    }

    void asks(Object value) {
        edit(order -> order.getCustom().getFields().setValue(ASKS, value));
    }

    void asksNoMore() {
        edit(order -> order.getCustom().getFields().values().remove(ASKS));
    }

    void asksByState() {
        edit(order -> order.setState(StateReferenceBuilder.of().id("state-asks").build()));
    }

    Object field(String name) {
        return order().getCustom().getFields().values().get(name);
    }

    Object refund(String lineId) {
        return MugsOnPaper.line(order(), lineId)
                .getCustom()
                .getFields()
                .values()
                .get(REFUND);
    }

    long cancelled(String lineId) {
        return MugsOnPaper.inState(MugsOnPaper.line(order(), lineId), MugsOnPaper.CANCELLED);
    }

    /** Of a custom line item. */
    long cancelledCustom(String itemId) {
        return MugsOnPaper.inState(MugsOnPaper.customLine(order(), itemId).getState(), MugsOnPaper.CANCELLED);
    }

    long quantity(String lineId) {
        return order().getLineItems().stream()
                .filter(line -> line.getId().equals(lineId))
                .mapToLong(LineItem::getQuantity)
                .sum();
    }

    List<OrderLink> links() {
        return links.ofOrder("shop", ID);
    }

    /** Of the consignment that the line went with. */
    String reference(String lineId) {
        return links().stream()
                .filter(link -> link.sent().parts().stream()
                        .anyMatch(part -> part.lineId().equals(lineId)))
                .map(OrderLink::reference)
                .findFirst()
                .orElseThrow();
    }

    OrderLink.State link() {
        return links().getFirst().state();
    }

    List<Dropped> dropped() {
        return List.copyOf(facts.read("shop", ID, Dropped.FACTS, Dropped.class).values());
    }

    /** What the deliveries do: order detail is asked and kept, despatches become facts and deliveries on the order. */
    void hearsOfTheWarehouse() {
        shop.writes.newFact();
        for (OrderLink link : links()) {
            if (floor.order(link.reference()) != null) {
                facts.save("shop", ID, "detail/" + link.reference(), floor.shown(link.reference()));
            }
        }
        for (Despatch each : floor.shipped) {
            facts.save("shop", ID, "despatch/" + each.reference(), each);
            if (delivered.add(each.reference())) {
                deliver(each);
            }
        }
    }

    /** Pieces fall on the lines in their order, up to what is neither delivered nor cancelled. */
    private void deliver(Despatch despatch) {
        edit(order -> {
            Map<String, Long> gone = new HashMap<>(OrderParts.delivered(order));
            List<DeliveryItem> items = new ArrayList<>();
            despatch.lines().forEach(line -> {
                long left = line.quantity();
                for (LineItem each : order.getLineItems()) {
                    long open = each.getQuantity()
                            - gone.getOrDefault(each.getId(), 0L)
                            - MugsOnPaper.inState(each, MugsOnPaper.CANCELLED);
                    long part = OrderParts.sku(each).equals(line.sku()) ? Math.min(left, open) : 0;
                    if (part > 0) {
                        gone.merge(each.getId(), part, Long::sum);
                        MugsOnPaper.move(each, MugsOnPaper.INITIAL, MugsOnPaper.SHIPPED, part);
                        items.add(DeliveryItemBuilder.of()
                                .id(each.getId())
                                .quantity(part)
                                .build());
                        left -= part;
                    }
                }
                for (CustomLineItem each : order.getCustomLineItems()) {
                    long open = each.getQuantity()
                            - gone.getOrDefault(each.getId(), 0L)
                            - MugsOnPaper.inState(each.getState(), MugsOnPaper.CANCELLED);
                    long part = each.getSlug().equals(line.sku()) ? Math.min(left, open) : 0;
                    if (part > 0) {
                        gone.merge(each.getId(), part, Long::sum);
                        MugsOnPaper.move(each, MugsOnPaper.INITIAL, MugsOnPaper.SHIPPED, part);
                        items.add(DeliveryItemBuilder.of()
                                .id(each.getId())
                                .quantity(part)
                                .build());
                        left -= part;
                    }
                }
                if (left > 0) {
                    surplus.merge(line.sku(), left, Long::sum);
                }
            });
            List<Delivery> all = new ArrayList<>(order.getShippingInfo().getDeliveries());
            all.add(DeliveryBuilder.of()
                    .id(despatch.reference())
                    .key(despatch.reference())
                    .createdAt(order.getCreatedAt())
                    .items(items)
                    .parcels(List.of())
                    .build());
            order.getShippingInfo().setDeliveries(all);
        });
    }

    /** Pieces that left although commerce expected no more of them. */
    Map<String, Long> surplus() {
        return surplus;
    }

    /** Pieces by SKU that commerce still expects or has: neither cancelled nor edited away. */
    Map<String, Long> expected() {
        Map<String, Long> pieces = new TreeMap<>();
        order().getLineItems()
                .forEach(line -> pieces.merge(
                        OrderParts.sku(line),
                        line.getQuantity() - MugsOnPaper.inState(line, MugsOnPaper.CANCELLED),
                        Long::sum));
        pieces.values().removeIf(each -> each == 0);
        return pieces;
    }

    /** Pieces by SKU that left the warehouse. */
    Map<String, Long> shipped() {
        Map<String, Long> pieces = new TreeMap<>();
        floor.shipped.forEach(
                each -> each.lines().forEach(line -> pieces.merge(line.sku(), line.quantity(), Long::sum)));
        return pieces;
    }
}
