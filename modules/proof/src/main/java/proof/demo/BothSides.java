package proof.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import sandbox.Sandbox;
import sandbox.orderflow.StoredOrder;
import sandbox.orderflow.StoredShipment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads both systems afresh and compares them, order by order. It knows nothing of the connector: neither its database
 * nor its code.
 */
public final class BothSides {

    private final Sandbox sandbox;

    public BothSides(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    /**
     * What one order looks like on both sides.
     *
     * @param imports how many OrderFlow orders stand for it; one is right
     * @param accepted whether commercetools carries the SyncInfo
     * @param acceptedAfter from placing to the SyncInfo
     * @param despatched pieces by SKU that left the warehouse
     * @param delivered pieces by SKU on the order's deliveries
     * @param packages tracking references that left the warehouse, {@code parcels} those on the order
     */
    public record OrderState(
            String number,
            int imports,
            boolean sameGoods,
            boolean accepted,
            Optional<Duration> acceptedAfter,
            boolean allDespatched,
            boolean shipped,
            Map<String, Long> despatched,
            Map<String, Long> delivered,
            List<String> packages,
            List<String> parcels) {

        public boolean exportedOnce() {
            return imports == 1 && sameGoods && accepted;
        }

        public boolean complete() {
            return exportedOnce() && allDespatched && shipped && parcelsMatch();
        }

        boolean parcelsMatch() {
            return despatched.equals(delivered) && sorted(packages).equals(sorted(parcels));
        }

        /** Parcels or pieces that are on the order more often than they left the warehouse. */
        int doubleWrites() {
            List<String> surplus = new ArrayList<>(parcels);
            packages.forEach(surplus::remove);
            boolean tooMany = delivered.entrySet().stream()
                    .anyMatch(each -> each.getValue() > despatched.getOrDefault(each.getKey(), 0L));
            return surplus.isEmpty() && tooMany ? 1 : surplus.size();
        }

        private static List<String> sorted(List<String> texts) {
            return texts.stream().sorted().toList();
        }
    }

    public List<OrderState> read() {
        Map<String, List<StoredOrder>> byNumber = new HashMap<>();
        for (StoredOrder stored : sandbox.orderFlow().orders()) {
            byNumber.computeIfAbsent(stored.importedReference(), number -> new ArrayList<>())
                    .add(stored);
        }
        return sandbox.commercetools().orderIds().stream()
                .map(id -> sandbox.commercetools().order(id))
                .map(order -> state(order, byNumber.getOrDefault(number(order), List.of())))
                .toList();
    }

    /** OrderFlow orders that stand for no order of the shop. */
    public int strangers() {
        List<String> numbers = sandbox.commercetools().orderIds().stream()
                .map(id -> number(sandbox.commercetools().order(id)))
                .toList();
        return (int) sandbox.orderFlow().orders().stream()
                .filter(stored -> !numbers.contains(stored.importedReference()))
                .count();
    }

    private static OrderState state(ObjectNode order, List<StoredOrder> stored) {
        List<StoredShipment> left = stored.stream()
                .flatMap(each -> each.shipments().stream())
                .filter(each -> each.completed() != null)
                .toList();
        List<JsonNode> deliveries = list(order.at("/shippingInfo/deliveries"));
        Optional<Instant> accepted = list(order.path("syncInfo")).stream()
                .map(info -> Instant.parse(info.path("syncedAt").asString()))
                .findFirst();
        Instant placed = Instant.parse(order.path("createdAt").asString());
        return new OrderState(
                number(order),
                stored.size(),
                stored.stream().allMatch(each -> each.unitsBySku().equals(ordered(order))),
                accepted.isPresent(),
                accepted.map(at -> Duration.between(placed, at)),
                !stored.isEmpty()
                        && stored.stream()
                                .flatMap(each -> each.shipments().stream())
                                .allMatch(each -> each.completed() != null),
                order.path("shipmentState").asString("").equals("Shipped"),
                pieces(left),
                delivered(order, deliveries),
                left.stream()
                        .map(StoredShipment::label)
                        .filter(Objects::nonNull)
                        .flatMap(label -> label.packages().stream())
                        .toList(),
                deliveries.stream()
                        .flatMap(each -> list(each.path("parcels")).stream())
                        .map(parcel -> parcel.at("/trackingData/trackingId").asString(""))
                        .toList());
    }

    private static Map<String, Long> ordered(ObjectNode order) {
        Map<String, Long> units = new TreeMap<>();
        list(order.path("lineItems"))
                .forEach(line -> units.merge(sku(line), line.path("quantity").asLong(), Long::sum));
        return units;
    }

    private static Map<String, Long> pieces(Collection<StoredShipment> shipments) {
        Map<String, Long> units = new TreeMap<>();
        shipments.stream()
                .flatMap(each -> each.lines().stream())
                .forEach(line -> units.merge(line.sku(), line.quantity(), Long::sum));
        return units;
    }

    private static Map<String, Long> delivered(ObjectNode order, List<JsonNode> deliveries) {
        Map<String, String> skuOfLine = new HashMap<>();
        list(order.path("lineItems"))
                .forEach(line -> skuOfLine.put(line.path("id").asString(), sku(line)));
        Map<String, Long> units = new TreeMap<>();
        deliveries.stream()
                .flatMap(each -> list(each.path("items")).stream())
                .forEach(item -> units.merge(
                        skuOfLine.getOrDefault(item.path("id").asString(), "unknown line"),
                        item.path("quantity").asLong(),
                        Long::sum));
        return units;
    }

    private static String number(ObjectNode order) {
        return order.path("orderNumber").asString(order.path("id").asString());
    }

    private static String sku(JsonNode line) {
        return line.at("/variant/sku").asString();
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
