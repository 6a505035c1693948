package connector.fulfilment;

import connector.ledger.LineQuantities;
import connector.ledger.PartialAssignment.Beyond;
import connector.ledger.QuantityLedger;
import connector.orderflow.OrderLink;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Why units of a shipment fit no line, in numbers that an operator finds again in both systems. */
record Surplus(Shipment shipment, TakenPieces taken, Map<String, Long> cancelled, Set<String> siblings) {

    /** @param ledger what they were to fit */
    String reason(Beyond beyond, QuantityLedger ledger) {
        if (!beyond.known()) {
            return "Shipment %s holds %s, which %s does not.".formatted(shipment.reference(), beyond.sku(), holder());
        }
        List<LineQuantities> lines = taken.ledger().lines().stream()
                .filter(line -> line.sku().equals(beyond.sku())
                        && ledger.line(line.lineId()).isPresent())
                .toList();
        return "Shipment %s brings %d of %s: %s%s, delivered already %d, too many by %d."
                .formatted(
                        shipment.reference(),
                        beyond.units(),
                        beyond.sku(),
                        ordered(beyond.sku(), lines),
                        cancelled(lines),
                        delivered(beyond.sku(), lines),
                        beyond.over());
    }

    private String ordered(String sku, List<LineQuantities> lines) {
        long ordered = lines.stream().mapToLong(LineQuantities::ordered).sum();
        if (shipment.parts().isEmpty()) {
            return "ordered " + ordered;
        }
        long sent = sent(sku);
        return ordered < sent
                ? "ordered %d by now, sent %d as %s".formatted(ordered, sent, reference())
                : "ordered %d with %s".formatted(sent, holder());
    }

    private String cancelled(List<LineQuantities> lines) {
        long units = lines.stream()
                .mapToLong(line -> cancelled.getOrDefault(line.lineId(), 0L))
                .sum();
        return units == 0 ? "" : ", cancelled " + units;
    }

    /** Of a consignment what left with it, unless others have taken the lines' room. */
    private long delivered(String sku, List<LineQuantities> lines) {
        long byAll = lines.stream().mapToLong(LineQuantities::shipped).sum();
        if (shipment.parts().isEmpty()) {
            return byAll;
        }
        long byConsignment = lines.stream()
                .mapToLong(line -> taken.ofKeys(line.lineId(), siblings))
                .sum();
        long ordered = lines.stream().mapToLong(LineQuantities::ordered).sum();
        return sent(sku) - byConsignment <= ordered - byAll ? byConsignment : byAll;
    }

    private long sent(String sku) {
        return shipment.parts().stream()
                .filter(part -> part.sku().strip().equals(sku))
                .mapToLong(OrderLink.Part::quantity)
                .sum();
    }

    private String holder() {
        return shipment.parts().isEmpty() ? "the order" : "what was sent as " + reference();
    }

    private String reference() {
        return shipment.despatch().orderReference();
    }
}
