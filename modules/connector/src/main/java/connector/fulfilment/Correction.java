package connector.fulfilment;

import com.commercetools.api.models.order.OrderSetDeliveryItemsActionBuilder;
import com.commercetools.api.models.order.OrderUpdateAction;
import connector.fulfilment.TakenPieces.Share;
import connector.ledger.LineQuantities;
import connector.ledger.QuantityLedger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A shipment that is on the order, compared with what OrderFlow says of it now. Pieces are compared by SKU: on which of
 * several lines of a SKU they were written is no contradiction.
 *
 * @param there what our deliveries of it hold
 */
record Correction(Shipment shipment, List<Share> there, QuantityLedger ledger) {

    static final String HELP = "Set the delivery's items in commercetools to what really left.";

    /** A shipment that says nothing about its lines contradicts nothing. */
    boolean isNeeded() {
        Map<String, Long> told = told();
        return !told.isEmpty() && !told.equals(skus(there, ledger));
    }

    /** Nobody has changed it since we wrote it; where that is not remembered, nobody is suspected. */
    boolean isOurs() {
        return shipment.written().isEmpty() || shipment.written().equals(byLine(there));
    }

    Fall byHand() {
        Map<String, Long> written = new TreeMap<>();
        shipment.written().forEach((line, pieces) -> written.merge(sku(line, ledger), pieces, Long::sum));
        return new Fall.Nowhere("It was written with %s and changed by somebody else.".formatted(written), HELP);
    }

    String contradicted(String why) {
        return "Shipment %s is on the order with %s, OrderFlow now says %s. %s"
                .formatted(shipment.reference(), skus(there, ledger), told(), why);
    }

    String words(List<Share> wanted) {
        return "shipment %s corrected from %s to %s"
                .formatted(shipment.reference(), skus(there, ledger), skus(wanted, ledger));
    }

    boolean is(List<Share> wanted) {
        return byLine(there).equals(byLine(wanted));
    }

    /** What is there already stays, though by now there would be no room for it. */
    boolean adds(List<Share> wanted) {
        Map<String, Long> now = byLine(wanted);
        return !is(wanted)
                && byLine(there).entrySet().stream()
                        .allMatch(each -> now.getOrDefault(each.getKey(), 0L) >= each.getValue());
    }

    /** Nothing where a delivery would have to come or go. */
    List<OrderUpdateAction> actions(List<Share> wanted) {
        return places(wanted).equals(places(there))
                ? wanted.stream()
                        .<OrderUpdateAction>map(share -> OrderSetDeliveryItemsActionBuilder.of()
                                .deliveryKey(share.key())
                                .items(share.items())
                                .build())
                        .toList()
                : List.of();
    }

    private static Set<List<String>> places(List<Share> shares) {
        return shares.stream()
                .map(share -> Stream.of(share.key(), share.shippingKey())
                        .map(String::valueOf)
                        .toList())
                .collect(Collectors.toSet());
    }

    private Map<String, Long> told() {
        Map<String, Long> told = new TreeMap<>();
        shipment.pieces()
                .forEach(piece -> told.merge(
                        Optional.ofNullable(piece.lineId())
                                .flatMap(line -> find(line, ledger))
                                .orElse(piece.sku()),
                        piece.quantity(),
                        Long::sum));
        return told;
    }

    static Map<String, Long> byLine(List<Share> shares) {
        Map<String, Long> pieces = new LinkedHashMap<>();
        shares.forEach(share -> share.byLine().forEach((line, n) -> pieces.merge(line, n, Long::sum)));
        return pieces;
    }

    static SequencedMap<String, Long> skus(List<Share> shares, QuantityLedger ledger) {
        SequencedMap<String, Long> bySku = new TreeMap<>();
        byLine(shares).forEach((line, pieces) -> bySku.merge(sku(line, ledger), pieces, Long::sum));
        return bySku;
    }

    private static String sku(String lineId, QuantityLedger ledger) {
        return find(lineId, ledger).orElse("?");
    }

    private static Optional<String> find(String lineId, QuantityLedger ledger) {
        return ledger.lines().stream()
                .filter(line -> line.lineId().equals(lineId))
                .map(LineQuantities::sku)
                .findFirst();
    }
}
