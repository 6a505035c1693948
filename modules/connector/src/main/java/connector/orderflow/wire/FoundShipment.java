package connector.orderflow.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A {@code shipment} found in a push at whatever depth (reference §3.5).
 *
 * @param orderReference its own attribute or child, else from what is nearest around it: an {@code order}, an
 *     {@code orderReference} of anything, or an event about an order; null when nothing names one
 */
public record FoundShipment(@Nullable String orderReference, XmlElement shipment) {

    /** All shipments of a document, in document order. */
    public static List<FoundShipment> in(XmlElement root) {
        List<FoundShipment> found = new ArrayList<>();
        search(root, null, found);
        return List.copyOf(found);
    }

    private static void search(XmlElement element, @Nullable String around, List<FoundShipment> found) {
        if (element.name().equals("shipment")) {
            found.add(new FoundShipment(orElse(ofShipment(element), around), element));
            return;
        }
        String order = orElse(named(element), around);
        element.children().forEach(child -> search(child, order, found));
    }

    private static @Nullable String ofShipment(XmlElement shipment) {
        String own = shipment.anyOf("orderReference", "orderExternalReference");
        return own == null
                ? shipment.all("order")
                        .map(FoundShipment::named)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null)
                : own;
    }

    private static @Nullable String named(XmlElement element) {
        return switch (element.name()) {
            case "order" -> element.anyOf("externalReference", "orderReference", "reference");
            case "event" ->
                "order".equalsIgnoreCase(element.value("entity"))
                        ? element.anyOf("externalReference", "orderReference")
                        : element.value("orderReference");
            default -> element.value("orderReference");
        };
    }

    private static @Nullable String orElse(@Nullable String first, @Nullable String second) {
        return first == null ? second : first;
    }
}
