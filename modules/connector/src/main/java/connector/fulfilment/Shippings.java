package connector.fulfilment;

import com.commercetools.api.models.cart.CustomLineItem;
import com.commercetools.api.models.cart.ItemShippingDetails;
import com.commercetools.api.models.cart.LineItem;
import com.commercetools.api.models.cart.ShippingMode;
import com.commercetools.api.models.order.Order;
import connector.commercetools.OrderParts;
import connector.fulfilment.TakenPieces.Share;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which shippings of an order the pieces of a shipment belong to (reference, commercetools §3.2, shipping mode Multiple). A shipment
 * of several shippings becomes a delivery under each, the key of each with the shipping's behind it.
 */
final class Shippings {

    private final Order order;
    private final TakenPieces taken;

    Shippings(Order order, TakenPieces taken) {
        this.order = order;
        this.taken = taken;
    }

    Fall deliveries(Shipment shipment, SequencedMap<String, Long> byLine) {
        if (order.getShippingMode() != ShippingMode.MULTIPLE) {
            return order.getShippingInfo() == null
                    ? new Fall.Nowhere(
                            "commercetools takes no delivery for this order: it has no shipping info.",
                            "Record the despatch by hand; deliveries need a shipping method on the order.")
                    : new Fall.Into(List.of(new Share(ShipmentKeys.delivery(shipment.reference()), null, byLine)));
        }
        Map<String, SequencedMap<String, Long>> byShipping = new TreeMap<>();
        for (Map.Entry<String, Long> line : byLine.entrySet()) {
            if (!spread(shipment, line.getKey(), line.getValue(), byShipping)) {
                return new Fall.Nowhere(
                        "Shipment %s: the order has several shippings, and nothing says which of them brings line %s."
                                .formatted(shipment.reference(), line.getKey()),
                        "Give the line shipping details in commercetools, then replay; or record the delivery by hand.");
            }
        }
        return new Fall.Into(shares(shipment, byShipping));
    }

    private static List<Share> shares(Shipment shipment, Map<String, SequencedMap<String, Long>> byShipping) {
        boolean one = byShipping.size() == 1;
        List<Share> shares = new ArrayList<>();
        byShipping.forEach((shippingKey, pieces) -> shares.add(new Share(
                one
                        ? ShipmentKeys.delivery(shipment.reference())
                        : ShipmentKeys.delivery(shipment.reference(), shippingKey),
                shippingKey,
                pieces)));
        return List.copyOf(shares);
    }

    /** Each shipping up to what it is to bring of the line; what is beyond goes with the last one. */
    private boolean spread(
            Shipment shipment, String lineId, long pieces, Map<String, SequencedMap<String, Long>> byShipping) {
        List<Slot> slots = slots(shipment, lineId);
        if (slots.isEmpty()) {
            return false;
        }
        long left = pieces;
        for (Slot slot : slots) {
            long room = slot == slots.getLast() ? left : slot.quantity() - taken.under(lineId, slot.shippingKey());
            long part = Math.min(left, Math.max(0, room));
            if (part > 0) {
                byShipping
                        .computeIfAbsent(slot.shippingKey(), key -> new LinkedHashMap<>())
                        .merge(lineId, part, Long::sum);
                left -= part;
            }
        }
        return true;
    }

    private record Slot(@Nullable String key, long quantity) {
        String shippingKey() {
            return Objects.requireNonNull(key);
        }
    }

    /** By what was sent, else by the line's own shipping details, else the only shipping there is. */
    private List<Slot> slots(Shipment shipment, String lineId) {
        Set<String> known = OrderedPieces.shippings(order).keySet();
        List<Slot> sent = shipment.parts().stream()
                .filter(part -> part.lineId().equals(lineId))
                .map(part -> new Slot(part.shippingKey(), part.quantity()))
                .filter(slot -> slot.key() != null && known.contains(slot.key()))
                .toList();
        List<Slot> details = sent.isEmpty()
                ? details(lineId)
                        .flatMap(each -> OrderParts.list(each.getTargets()).stream())
                        .map(target -> new Slot(target.getShippingMethodKey(), target.getQuantity()))
                        .filter(slot -> slot.key() != null && known.contains(slot.key()))
                        .toList()
                : sent;
        return details.isEmpty() && known.size() == 1
                ? List.of(new Slot(known.iterator().next(), Long.MAX_VALUE))
                : details;
    }

    private Stream<ItemShippingDetails> details(String lineId) {
        return Stream.concat(
                        OrderParts.list(order.getLineItems()).stream()
                                .filter(line -> line.getId().equals(lineId))
                                .map(LineItem::getShippingDetails),
                        OrderParts.list(order.getCustomLineItems()).stream()
                                .filter(item -> item.getId().equals(lineId))
                                .map(CustomLineItem::getShippingDetails))
                .filter(Objects::nonNull);
    }
}
