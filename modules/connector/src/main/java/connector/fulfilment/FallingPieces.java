package connector.fulfilment;

import com.commercetools.api.models.order.Order;
import connector.fulfilment.TakenPieces.Share;
import connector.ledger.LineQuantities;
import connector.ledger.PartialAssignment;
import connector.ledger.QuantityLedger;
import connector.orderflow.OrderLink;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the lines that the pieces of a shipment fall on: those that went to the warehouse as this shipment's order, else all
 * lines of the order in their sequence.
 */
final class FallingPieces {

    private static final String TOO_MANY =
            "Find the delivery that counts twice, or the units that were cancelled; else accept the surplus by hand.";
    private static final String UNKNOWN = "Correct the order or the shipment, or record the delivery by hand.";

    private final Order order;
    private final TakenPieces taken;
    private final Map<String, Long> cancelled;

    /** @param cancelled units by line id that commerce was told are never to come, and that the lines still hold */
    FallingPieces(Order order, TakenPieces taken, Map<String, Long> cancelled) {
        this.order = order;
        this.taken = taken;
        this.cancelled = cancelled;
    }

    /** @param siblings keys of all deliveries that shipments of the same OrderFlow order may have */
    Fall of(Shipment shipment, Set<String> siblings) {
        if (shipment.pieces().isEmpty()) {
            return new Fall.Nowhere(
                    "Shipment %s came without lines.".formatted(shipment.reference()),
                    "Look at the shipment in OrderFlow; its order lines say what was in it.");
        }
        QuantityLedger ledger = shipment.parts().isEmpty() ? whole() : consigned(shipment, siblings);
        PartialAssignment fitting = ledger.fit(shipment.pieces());
        if (fitting.beyond().isEmpty()) {
            return new Shippings(order, taken).deliveries(shipment, fitting.byLine());
        }
        Surplus surplus = new Surplus(shipment, taken, cancelled, siblings);
        String reason = fitting.beyond().stream()
                .map(each -> surplus.reason(each, ledger))
                .collect(Collectors.joining(" "));
        String help = fitting.beyond().stream()
                .map(each -> each.known() ? TOO_MANY : UNKNOWN)
                .distinct()
                .collect(Collectors.joining(" "));
        return fitting.byLine().isEmpty()
                ? new Fall.Nowhere(reason, help)
                : switch (new Shippings(order, taken).deliveries(shipment, fitting.byLine())) {
                    case Fall.Into(List<Share> shares) -> new Fall.Partly(shares, reason, help);
                    case Fall.Partly partly -> partly;
                    case Fall.Nowhere nowhere -> nowhere;
                };
    }

    private QuantityLedger whole() {
        QuantityLedger ledger = taken.ledger();
        for (Map.Entry<String, Long> each : cancelled.entrySet()) {
            ledger = ledger.with(each.getKey(), line -> line.cancelledBy(each.getValue()));
        }
        return ledger;
    }

    /** What was sent as this OrderFlow order, and what goes along unnamed: custom line items. */
    private QuantityLedger consigned(Shipment shipment, Set<String> siblings) {
        Map<String, LineQuantities> all = new LinkedHashMap<>();
        whole().lines().forEach(line -> all.put(line.lineId(), line));
        SequencedMap<String, LineQuantities> ours = new LinkedHashMap<>();
        for (OrderLink.Part part : shipment.parts()) {
            long before =
                    ours.containsKey(part.lineId()) ? ours.get(part.lineId()).ordered() : 0;
            ours.put(part.lineId(), ours(part, before + part.quantity(), all.get(part.lineId()), siblings));
        }
        all.values().stream().filter(line -> !line.expected()).forEach(line -> ours.putIfAbsent(line.lineId(), line));
        return new QuantityLedger(List.copyOf(ours.values()));
    }

    private LineQuantities ours(OrderLink.Part part, long sent, @Nullable LineQuantities line, Set<String> siblings) {
        long open = Math.min(sent - taken.ofKeys(part.lineId(), siblings), line == null ? 0 : line.shippable());
        return new LineQuantities(part.lineId(), part.sku().strip(), sent, sent - Math.max(0, open), true);
    }
}
