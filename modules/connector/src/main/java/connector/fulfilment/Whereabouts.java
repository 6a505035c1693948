package connector.fulfilment;

import connector.ledger.LineQuantities;
import connector.ledger.Milestone;
import connector.ledger.Portion;
import connector.ledger.QuantityLedger;
import connector.orderflow.OrderDetail;
import connector.orderflow.OrderLink;
import connector.routing.StateTables;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Where the pieces of each line are: shipped ones by the ledger, the others by what order detail says of the consignments they
 * belong to.
 */
final class Whereabouts {

    private final QuantityLedger ledger;
    private final Map<String, WaitingPieces> lines = new LinkedHashMap<>();
    private final Set<String> notes = new TreeSet<>();

    /** @param ledger what was shipped, cancelled and returned by now */
    Whereabouts(QuantityLedger ledger, List<OrderDetail> seen, List<OrderLink> links, StateTables tables) {
        this.ledger = ledger;
        for (LineQuantities line : ledger.lines()) {
            long attributed = ledger.shippedAs().keySet().stream()
                    .mapToLong(reference -> ledger.leftAs(reference, line.lineId()))
                    .sum();
            lines.put(line.lineId(), new WaitingPieces(line.shippable(), line.shipped() - attributed));
        }
        Consigned.all(seen, links, tables).forEach(this::add);
    }

    WaitingPieces of(String lineId) {
        return lines.getOrDefault(lineId, new WaitingPieces(0, 0));
    }

    /** For the story of the order. */
    Set<String> notes() {
        return notes;
    }

    /** The ledger with what is in the warehouse, and what the warehouse cancelled. */
    QuantityLedger counted() {
        QuantityLedger counted = ledger;
        for (LineQuantities line : ledger.lines()) {
            WaitingPieces where = of(line.lineId());
            Counts waiting = where.waiting();
            counted = counted.with(
                    line.lineId(),
                    each -> each.cancelledBy(where.cancelled())
                            .inWarehouse(
                                    waiting.of(Milestone.ALLOCATED),
                                    waiting.of(Milestone.PICKING) + waiting.of(Milestone.PACKED)));
        }
        return counted;
    }

    private void add(Consigned consignment) {
        SeenPieces pieces = seen(consignment);
        pieces.unknown()
                .forEach(each -> notes.add(each + " of " + consignment.portion().reference()
                        + " is in no table; it counts as received at least"));
        ledger.lines().stream()
                .filter(line -> holds(consignment.portion(), line, pieces))
                .collect(Collectors.groupingBy(LineQuantities::sku, LinkedHashMap::new, Collectors.toList()))
                .forEach((sku, ofSku) -> place(consignment, pieces, sku, ofSku));
    }

    /** Nothing leaves with an order that was cancelled: if something did, what was said is older, of an order replaced since. */
    private SeenPieces seen(Consigned consignment) {
        SeenPieces pieces = new SeenPieces(consignment.states(), consignment.detail());
        String reference = consignment.portion().reference();
        boolean left = ledger.lines().stream().anyMatch(line -> ledger.leftAs(reference, line.lineId()) > 0);
        return left && pieces.areAllCancelled() && !consignment.isCancelled()
                ? new SeenPieces(consignment.states(), null)
                : pieces;
    }

    private static boolean holds(Portion portion, LineQuantities line, SeenPieces pieces) {
        return portion.of(line) > 0 && (line.expected() || pieces.mentions(line.sku()) || line.shipped() > 0)
                || isAlong(portion, line, pieces);
    }

    /** A custom line item is often a fee that no warehouse ever heard of; it goes along where the warehouse names it. */
    private static boolean isAlong(Portion portion, LineQuantities line, SeenPieces pieces) {
        return !line.expected() && portion.of(line) == 0 && pieces.mentions(line.sku());
    }

    private static long size(Portion portion, LineQuantities line, SeenPieces pieces) {
        return isAlong(portion, line, pieces) ? line.ordered() : portion.of(line);
    }

    private void place(Consigned consignment, SeenPieces pieces, String sku, List<LineQuantities> ofSku) {
        Map<String, Long> free = new LinkedHashMap<>();
        Counts counts = pieces.of(sku);
        for (LineQuantities line : ofSku) {
            WaitingPieces where = of(line.lineId());
            where.isSent();
            long size = size(consignment.portion(), line, pieces);
            long left = left(consignment.portion(), line, size);
            counts.take(left);
            free.put(line.lineId(), Math.max(0, Math.min(where.free(), size - left)));
            if (left > 0) {
                where.isAt(consignment.sites());
            }
        }
        long room = free.values().stream().mapToLong(Long::longValue).sum();
        counts.take(counts.total() - room);
        long cancelledThere = Math.max(0, pieces.cancelled(sku) - cancelled(ofSku));
        Placing placing = new Placing(consignment, pieces, sku, counts, cancelledThere);
        free.forEach((lineId, open) -> placing.on(of(lineId), open));
    }

    /** Which of the line's shipped pieces left with this consignment; what nobody knows of counts for the first one. */
    private long left(Portion portion, LineQuantities line, long size) {
        WaitingPieces where = of(line.lineId());
        long known = ledger.leftAs(portion.reference(), line.lineId());
        return known + where.attribute(size - known);
    }

    private static long cancelled(List<LineQuantities> lines) {
        return lines.stream().mapToLong(LineQuantities::cancelled).sum();
    }
}
