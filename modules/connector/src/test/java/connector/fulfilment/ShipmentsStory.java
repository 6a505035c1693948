package connector.fulfilment;

import com.commercetools.api.models.order.Delivery;
import com.commercetools.api.models.order.Order;
import com.commercetools.api.models.order.Parcel;
import connector.commercetools.CommercetoolsSettings;
import connector.commercetools.OrderUpdates;
import connector.commercetools.doubles.LinksOnPaper;
import connector.commercetools.doubles.ShopOnPaper;
import connector.database.TestDatabase;
import connector.orderflow.Despatch;
import connector.orderflow.Facts;
import connector.orderflow.News;
import connector.orderflow.NewsReader;
import connector.orderflow.OrderDetail;
import connector.orderflow.OrderLink;
import connector.orderflow.Silence;
import connector.routing.ShipmentDesk;
import connector.routing.ShipmentRules;
import connector.routing.StateTables;
import connector.workqueue.Item;
import connector.workqueue.Lane;
import connector.workqueue.Outcome;
import connector.workqueue.Step;
import io.vrap.rmf.base.client.utils.json.JsonUtils;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** An order of two kettles (and a mug) that OrderFlow despatches, and the write-back between them, stepped by hand. */
final class ShipmentsStory implements AutoCloseable {

    static final String ID = "0d7c1f7e-5a5e-4a53-9a42-1d2b8f6c7e01";
    static final Instant LEFT = Instant.parse("2026-07-03T16:05:12Z");
    private static final int MANY = 10;

    final ShopOnPaper shop = new ShopOnPaper((order, actions) -> new OrderOnPaper(order).apply(actions));
    final DespatchesOnPaper orderFlow = new DespatchesOnPaper();
    final LinksOnPaper links = new LinksOnPaper();
    private final TestDatabase database = TestDatabase.create();
    private WriteBackShipments handler;

    ShipmentsStory() throws IOException {
        shop.has(order());
        handler = handler(ShipmentRules.DEFAULT);
    }

    private WriteBackShipments handler(ShipmentRules rules) {
        return new WriteBackShipments(
                new OrderOfReference(links, shop, StateTables.DEFAULT, settings()),
                new Gathering(new DespatchLookUp(orderFlow), new DetailLookUp(orderFlow), StateTables.DEFAULT),
                new WriteBackShipments.Files(
                        Facts.in(database.dataSource()),
                        links,
                        Silence.in(database.dataSource()),
                        new ShipmentDesk(Map.of("de", rules)),
                        StateTables.DEFAULT,
                        Plans.NO_STATES),
                new OrderUpdates(shop, tries -> {}));
    }

    /** From now on shipments are told by these rules. */
    void rules(ShipmentRules rules) {
        handler = handler(rules);
    }

    private static Order order() throws IOException {
        String file = "/fulfilment/first-of-two-shipments-is-partial/order.json";
        try (var json = Objects.requireNonNull(ShipmentsStory.class.getResourceAsStream(file))) {
            return JsonUtils.fromJsonString(new String(json.readAllBytes(), StandardCharsets.UTF_8), Order.class);
        }
    }

    /** OrderFlow's order {@code W-1001} is known to be this order. */
    void linked() {
        links.save(new OrderLink(
                "shop",
                ID,
                "W-1001",
                "de",
                "W-1001",
                new OrderLink.Sent("print", "content", Map.of()),
                OrderLink.State.ACCEPTED));
    }

    Outcome polled(Despatch despatch) {
        return worked(poll(despatch));
    }

    static Item poll(Despatch despatch) {
        Map<String, String> headers = Map.of(NewsReader.CONTENT, NewsReader.DESPATCH_JSON);
        return item("poll/de", headers, NewsReader.body(despatch), 0);
    }

    /** A hint of a poll. */
    Outcome looked(String shipment, News.Because because) {
        return worked(look(shipment, because));
    }

    static Item look(String shipment, News.Because because) {
        Map<String, String> headers = Map.of(NewsReader.CONTENT, NewsReader.LOOK_JSON);
        return item("silent/de", headers, NewsReader.body(new News.Look("W-1001", shipment, because)), 0);
    }

    /** Order detail says by now that the order has these shipments. */
    void detailSays(OrderDetail.Shipment... shipments) {
        orderFlow.details.put("W-1001", new OrderDetail("W-1001", "released", List.of(shipments)));
    }

    static OrderDetail.Shipment shipment(String reference, String state, String sku, long quantity) {
        return new OrderDetail.Shipment(
                reference,
                state,
                "dpd",
                "dpd_classic",
                "15500",
                List.of(new OrderDetail.Line(sku, quantity, "picked")));
    }

    /** A push that shows these shipments, each {@code reference=state}. */
    Outcome pushed(int attempts, String... shipments) {
        return worked(push(attempts, shipments));
    }

    static Item push(int attempts, String... shipments) {
        StringBuilder xml = new StringBuilder("<event><detail><order externalReference=\"W-1001\"><shipments>");
        for (String each : shipments) {
            String[] parts = each.split("=", 2);
            xml.append("<shipment externalReference=\"%s\" state=\"%s\"/>".formatted(parts[0], parts[1]));
        }
        xml.append("</shipments></order></detail></event>");
        Map<String, String> headers = Map.of(
                NewsReader.CONTENT,
                NewsReader.PUSH_XML,
                NewsReader.ORDER_REFERENCE,
                "W-1001",
                NewsReader.EVENT_TIME,
                LEFT.toString());
        return item("orderflow/de", headers, xml.toString().getBytes(StandardCharsets.UTF_8), attempts);
    }

    private static Item item(String source, Map<String, String> headers, byte[] body, int attempts) {
        return new Item(1, Lane.ofOrder("shop", ID), Despatch.SHIPMENT_NEWS, source, headers, body, LEFT, attempts);
    }

    /** The same item in the lane of OrderFlow's reference. */
    static Item unmatched(Item item) {
        return new Item(
                item.id(),
                Lane.ofReference("de", "W-1001"),
                item.kind(),
                item.source(),
                item.headers(),
                item.body(),
                item.receivedAt(),
                item.attempts());
    }

    /** As the lanes do it; the last outcome counts. */
    Outcome worked(Item item) {
        List<Outcome> outcomes = allOutcomes(item);
        return outcomes.getLast();
    }

    List<Outcome> allOutcomes(Item item) {
        List<Outcome> outcomes = new ArrayList<>();
        for (int steps = 0; steps < MANY; steps++) {
            Step step = step(item);
            step.recording().run();
            outcomes.add(step.outcome());
            if (!(step.outcome() instanceof Outcome.Again)) {
                return outcomes;
            }
        }
        throw new AssertionError("it goes on and on: " + outcomes);
    }

    /** One step whose outcome nobody has recorded yet. */
    Step step(Item item) {
        return handler.handle(item);
    }

    List<Delivery> deliveries() {
        return shop.order(ID).getShippingInfo().getDeliveries();
    }

    List<String> trackingIds() {
        return deliveries().stream()
                .flatMap(delivery -> delivery.getParcels().stream())
                .map(Parcel::getTrackingData)
                .map(data -> data.getTrackingId())
                .toList();
    }

    static Despatch despatch(String reference, String sku, long quantity, String... packages) {
        return new Despatch(
                reference,
                "W-1001",
                "despatched",
                "dpd",
                "DPD",
                "Next Day",
                null,
                null,
                LEFT,
                List.of(packages),
                List.of(new Despatch.Line(sku, quantity, null)));
    }

    static Despatch in(String state, Despatch d) {
        return new Despatch(
                d.reference(),
                d.orderReference(),
                state,
                d.courier(),
                d.carrier(),
                d.service(),
                d.despatchReference(),
                d.trackingUrl(),
                d.completed(),
                d.packages(),
                d.lines());
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

    @Override
    public void close() {
        database.close();
    }
}
