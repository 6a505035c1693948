package connector.fulfilment;

import com.commercetools.api.models.order.Delivery;
import com.commercetools.api.models.order.Order;
import connector.commercetools.OrderPlan;
import connector.fulfilment.TakenPieces.Share;
import connector.ledger.Dropped;
import connector.ledger.QuantityLedger;
import connector.orderflow.Despatch;
import connector.orderflow.OrderLink;
import connector.routing.ShipmentDesk;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * All shipments of one order that OrderFlow has told of, each with the rules and the part of the order it belongs to.
 *
 * @param cancelled units by line id that commerce was told are never to come, and that the lines still hold
 */
record Shipments(List<Shipment> all, Map<String, Long> cancelled) {

    Shipments(List<Shipment> all) {
        this(all, Map.of());
    }

    /** The same, after the warehouse said of some units that they will not be shipped. */
    Shipments without(Collection<Dropped> dropped) {
        Map<String, Long> units = new LinkedHashMap<>();
        dropped.forEach(each -> units.merge(each.lineId(), each.told() - each.edited(), Long::sum));
        units.values().removeIf(n -> n <= 0);
        return new Shipments(all, units);
    }

    /** @param destination that the news came from; for shipments of an order that nobody here sent */
    static Shipments of(Memory known, List<OrderLink> links, ShipmentDesk desk, String destination) {
        return new Shipments(known.despatches().values().stream()
                .map(despatch -> {
                    Optional<OrderLink> link = link(despatch, links, destination);
                    Memory.Written written = known.written().get(despatch.reference());
                    return new Shipment(
                            despatch,
                            link.map(each -> each.sent().parts()).orElse(List.of()),
                            desk.of(link.map(OrderLink::destination).orElse(destination)),
                            written == null ? Map.of() : written.byLine(),
                            despatch.completed() != null);
                })
                .toList());
    }

    private static Optional<OrderLink> link(Despatch despatch, List<OrderLink> links, String destination) {
        return links.stream()
                .filter(link -> link.reference().equals(despatch.orderReference()))
                .min(Comparator.comparing(link -> !link.destination().equals(destination)));
    }

    /** The deliveries that say what OrderFlow says, as far as it fits. */
    Map<String, Memory.Written> writtenOn(Order order) {
        QuantityLedger ledger = OrderedPieces.of(order);
        Map<String, Memory.Written> written = new LinkedHashMap<>();
        MissingParcels.in(order, this, OrderPlan.MOST_ACTIONS)
                .partly()
                .forEach((reference, byLine) -> written.put(reference, new Memory.Written(byLine)));
        for (Shipment shipment : all) {
            List<Share> there = OrderedPieces.placed(order).stream()
                    .filter(placed -> isOf(shipment, placed.delivery(), order))
                    .map(Share::of)
                    .toList();
            if (!there.isEmpty() && !new Correction(shipment, there, ledger).isNeeded()) {
                written.put(shipment.reference(), new Memory.Written(Correction.byLine(there)));
            }
        }
        return written;
    }

    private static boolean isOf(Shipment shipment, Delivery delivery, Order order) {
        return delivery.getKey() != null
                && ShipmentKeys.deliveries(shipment.reference(), order).contains(delivery.getKey());
    }

    /** What left, for people. */
    String words() {
        return all.stream()
                .filter(Shipment::left)
                .map(shipment -> shipment.reference() + " with "
                        + shipment.despatch().lines().stream()
                                .map(line -> line.quantity() + " of " + line.sku())
                                .collect(Collectors.joining(", ")))
                .collect(Collectors.joining("; "));
    }
}
