package connector.orderflow;

import connector.orderflow.wire.FoundShipment;
import connector.orderflow.wire.Quantity;
import connector.orderflow.wire.SecureXml;
import connector.orderflow.wire.StateWord;
import connector.orderflow.wire.XmlElement;
import connector.workqueue.Item;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Reads items of kind {@link Despatch#SHIPMENT_NEWS}, and writes the bodies of those that are not kept as they came. */
public final class NewsReader {

    /** Item header: {@link #PUSH_XML}, {@link #DESPATCH_JSON} or {@link #LOOK_JSON}. */
    public static final String CONTENT = "content";

    public static final String PUSH_XML = "push+xml";
    public static final String DESPATCH_JSON = "despatch+json";
    public static final String LOOK_JSON = "look+json";

    /** Item header: the one order of the push this item is about. */
    public static final String ORDER_REFERENCE = "order-reference";

    /** Item header: {@code eventTime} as an instant; OrderFlow's own text has no zone. */
    public static final String EVENT_TIME = "event-time";

    private static final JsonMapper JSON = JsonMapper.shared();

    private NewsReader() {}

    /**
     * The news of one item: one despatch, a hint to look, or every shipment of the item's order that the push showed, in its
     * order; a push that showed none is a hint, too.
     *
     * @throws IllegalArgumentException when the item is no shipment news: our bug
     */
    public static List<News> read(Item item) {
        return switch (item.headers().getOrDefault(CONTENT, "")) {
            case DESPATCH_JSON -> List.of(new News.Despatched(JSON.readValue(item.body(), Despatch.class)));
            case LOOK_JSON -> List.of(JSON.readValue(item.body(), News.Look.class));
            case PUSH_XML -> pushed(item.body(), item.headers());
            default -> throw new IllegalArgumentException("Item " + item.id() + " carries no shipment news");
        };
    }

    /** A despatch as an item's body. */
    public static byte[] body(Despatch despatch) {
        return JSON.writeValueAsBytes(despatch);
    }

    /** A hint as an item's body. */
    public static byte[] body(News.Look look) {
        return JSON.writeValueAsBytes(look);
    }

    private static List<News> pushed(byte[] xml, Map<String, String> headers) {
        String order = headers.getOrDefault(ORDER_REFERENCE, "");
        String time = headers.get(EVENT_TIME);
        Instant eventTime = time == null ? null : Instant.parse(time);
        List<News> shipments = FoundShipment.in(SecureXml.tree(xml)).stream()
                .filter(found -> order.equals(found.orderReference()))
                .<News>map(found -> pushed(order, found.shipment(), eventTime))
                .toList();
        return shipments.isEmpty() ? List.of(new News.Look(order, null, News.Because.PUSHED)) : shipments;
    }

    private static News.Pushed pushed(String order, XmlElement shipment, @Nullable Instant eventTime) {
        return new News.Pushed(
                order,
                shipment.anyOf("externalReference", "reference"),
                StateWord.normal(shipment.value("state")),
                eventTime,
                shipment.below("orderLine").flatMap(NewsReader::line).toList(),
                shipment.value("despatchReference"));
    }

    // a push is a hint: a line we cannot read must not keep anybody from looking at the order
    private static Stream<OrderDetail.Line> line(XmlElement line) {
        String sku = line.anyOf("product", "productReference", "externalReference");
        Long quantity = Quantity.orNull(line.value("quantity"));
        return sku == null || quantity == null
                ? Stream.empty()
                : Stream.of(new OrderDetail.Line(sku, quantity, StateWord.normal(line.value("state"))));
    }
}
