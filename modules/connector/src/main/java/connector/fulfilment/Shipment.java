package connector.fulfilment;

import connector.ledger.Pieces;
import connector.orderflow.Despatch;
import connector.orderflow.OrderLink;
import connector.routing.ShipmentRules;
import java.util.List;
import java.util.Map;

/**
 * A shipment with all that its delivery is made of.
 *
 * @param parts what of the order went to the warehouse as this shipment's order; empty: the whole order
 * @param written pieces by line as we wrote them last; empty: not remembered
 * @param inFull the despatches query showed it, which tells all packages; an event or order detail names one at most
 */
record Shipment(
        Despatch despatch, List<OrderLink.Part> parts, ShipmentRules rules, Map<String, Long> written, boolean inFull) {

    Shipment(Despatch despatch, List<OrderLink.Part> parts, ShipmentRules rules, Map<String, Long> written) {
        this(despatch, parts, rules, written, false);
    }

    String reference() {
        return despatch.reference();
    }

    /** False where OrderFlow has taken the despatch back. */
    boolean left() {
        return despatch.isDespatched();
    }

    List<Pieces> pieces() {
        return despatch.lines().stream()
                .map(line -> new Pieces(line.thirdPartyReference(), line.sku(), line.quantity()))
                .filter(piece -> piece.quantity() > 0)
                .toList();
    }
}
