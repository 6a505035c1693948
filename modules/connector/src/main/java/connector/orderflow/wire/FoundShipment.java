package connector.orderflow.wire;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A {@code shipment} found in a push at whatever depth (reference §3.5).
 *
 * @param orderReference from the nearest {@code order} around it, its own attribute or child; null when nothing names one
 */
public record FoundShipment(@Nullable String orderReference, XmlElement shipment) {

    /** All shipments of a document, in document order. */
    public static List<FoundShipment> in(XmlElement root) {
        List<FoundShipment> found = new ArrayList<>();
        search(root, null, found);
        return List.copyOf(found);
    }

    private static void search(XmlElement element, @Nullable String around, List<FoundShipment> found) {
        String order = element.name().equals("order") ? orElse(orderIn(element), around) : around;
        if (element.name().equals("shipment")) {
            found.add(new FoundShipment(orElse(element.value("orderReference"), order), element));
            return;
        }
        element.children().forEach(child -> search(child, order, found));
    }

    private static @Nullable String orderIn(XmlElement order) {
        return order.anyOf("externalReference", "orderReference");
    }

    private static @Nullable String orElse(@Nullable String first, @Nullable String second) {
        return first == null ? second : first;
    }
}
