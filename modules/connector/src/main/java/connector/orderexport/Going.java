package connector.orderexport;

import connector.routing.Consignment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What of an order goes to warehouses, and what does not because commerce has cancelled it. Together they are the order.
 *
 * @param consignments those with anything left, as they were routed
 * @param cancelled cancelled pieces by the shipping that would have brought them; they go nowhere
 */
record Going(List<Consignment> consignments, List<Consignment> cancelled) {

    private static final String NOWHERE = "cancelled";

    Going {
        consignments = List.copyOf(consignments);
        cancelled = List.copyOf(cancelled);
    }

    /** Nothing is cancelled. */
    static Going all(List<Consignment> consignments) {
        return new Going(consignments, List.of());
    }

    /**
     * Takes the cancelled pieces out, from the last consignment backwards.
     *
     * @param cancelled pieces by line; more than there are count as all
     */
    static Going without(List<Consignment> routed, Map<String, Long> cancelled) {
        if (cancelled.isEmpty()) {
            return all(routed);
        }
        Map<String, Long> left = new HashMap<>(cancelled);
        List<Consignment> kept = new ArrayList<>();
        Map<String, List<Consignment.Part>> taken = new LinkedHashMap<>();
        for (Consignment one : routed.reversed()) {
            List<Consignment.Part> parts = new ArrayList<>();
            for (Consignment.Part part : one.parts().reversed()) {
                long out = Math.min(part.quantity(), left.getOrDefault(part.lineItemId(), 0L));
                left.merge(part.lineItemId(), -out, Long::sum);
                part(part, part.quantity() - out).forEach(parts::addFirst);
                part(part, out)
                        .forEach(each -> taken.computeIfAbsent("" + part.shippingKey(), key -> new ArrayList<>())
                                .add(each));
            }
            if (!parts.isEmpty() || one.parts().isEmpty()) {
                kept.addFirst(new Consignment(one.rule(), one.destination(), one.site(), one.suffix(), parts));
            }
        }
        return new Going(
                kept,
                taken.values().stream()
                        .map(parts -> new Consignment(NOWHERE, NOWHERE, null, NOWHERE, parts))
                        .toList());
    }

    private static Stream<Consignment.Part> part(Consignment.Part part, long quantity) {
        return quantity == 0
                ? Stream.empty()
                : Stream.of(new Consignment.Part(part.lineItemId(), quantity, part.shippingKey(), part.addressKey()));
    }

    boolean isReduced() {
        return !cancelled.isEmpty();
    }

    List<Consignment> withCancelled() {
        return Stream.concat(consignments.stream(), cancelled.stream()).toList();
    }
}
