package connector.fulfilment;

import com.commercetools.api.models.order.Order;
import connector.ledger.Allotment;
import connector.ledger.LineQuantities;
import connector.ledger.QuantityLedger;
import connector.orderflow.OrderLink;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the lines that the pieces of a shipment fall on: those that went to the warehouse as this shipment's order, else all
 * lines of the order in their sequence.
 */
final class FallingPieces {

    private final Order order;
    private final TakenPieces taken;

    FallingPieces(Order order, TakenPieces taken) {
        this.order = order;
        this.taken = taken;
    }

    /** @param siblings keys of all deliveries that shipments of the same OrderFlow order may have */
    Fall of(Shipment shipment, Set<String> siblings) {
        if (shipment.pieces().isEmpty()) {
            return new Fall.Nowhere(
                    "Shipment %s came without lines.".formatted(shipment.reference()),
                    "Look at the shipment in OrderFlow; its order lines say what was in it.");
        }
        QuantityLedger ledger = shipment.parts().isEmpty() ? taken.ledger() : consigned(shipment, siblings);
        return switch (ledger.allot(shipment.pieces())) {
            case Allotment.UnknownSku(String sku) ->
                new Fall.Nowhere(
                        "Shipment %s holds %s, which %s does not."
                                .formatted(
                                        shipment.reference(),
                                        sku,
                                        shipment.parts().isEmpty() ? "the order" : what(shipment)),
                        "Correct the order or the shipment, or record the delivery by hand.");
            case Allotment.TooMany(String sku, long ordered, long shipped, long more) ->
                new Fall.Nowhere(
                        "Shipment %s brings %d of %s: ordered %d%s, delivered already %d, too many by %d."
                                .formatted(
                                        shipment.reference(),
                                        more,
                                        sku,
                                        ordered,
                                        shipment.parts().isEmpty() ? "" : " with " + what(shipment),
                                        shipped,
                                        shipped + more - ordered),
                        "Find the delivery that counts twice, or accept the surplus by hand.");
            case Allotment.Fits(SequencedMap<String, Long> byLine, var _) ->
                new Shippings(order, taken).deliveries(shipment, byLine);
        };
    }

    private static String what(Shipment shipment) {
        return "what was sent as " + shipment.despatch().orderReference();
    }

    /** What was sent as this OrderFlow order, and what goes along unnamed: custom line items. */
    private QuantityLedger consigned(Shipment shipment, Set<String> siblings) {
        Map<String, LineQuantities> all = new LinkedHashMap<>();
        taken.ledger().lines().forEach(line -> all.put(line.lineId(), line));
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
