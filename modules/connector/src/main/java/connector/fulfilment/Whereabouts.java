package connector.fulfilment;

import connector.ledger.LineQuantities;
import connector.ledger.Milestone;
import connector.ledger.Portion;
import connector.ledger.QuantityLedger;
import connector.orderflow.OrderDetail;
import connector.orderflow.OrderLink;
import connector.routing.StateTables;
import connector.routing.WarehouseStates;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where the pieces of each line are: shipped ones by the ledger, the others by what order detail says of the consignments they
 * belong to.
 */
final class Whereabouts {

    /** While the warehouse is told something new, what it said before does not count. */
    private static final Set<OrderLink.State> UNSETTLED = Set.of(
            OrderLink.State.PLANNED, OrderLink.State.SENDING, OrderLink.State.REPLACING, OrderLink.State.CANCELLING);

    private final QuantityLedger ledger;
    private final Map<String, OfLine> lines = new LinkedHashMap<>();
    private final Set<String> notes = new TreeSet<>();

    /** Pieces of one line that went to the warehouse and have not left it. */
    static final class OfLine {

        private final Counts waiting = new Counts();
        private final Set<String> sites = new TreeSet<>();
        private long free;
        private long unattributed;
        private long cancelled;
        private boolean sent;
        private @Nullable String expected;

        /** Neither shipped nor cancelled; never further than packed. */
        Counts waiting() {
            return waiting;
        }

        /** The warehouse cancelled them, and commercetools does not say so yet. */
        long cancelled() {
            return cancelled;
        }

        /** Some of it went to a warehouse. */
        boolean sent() {
            return sent;
        }

        /** OrderFlow's references of the warehouses that said more than that they have the order. */
        Set<String> sites() {
            return sites;
        }

        /** As {@code 2026-07-03}, null when not said or nothing waits. */
        @Nullable
        String expected() {
            return expected;
        }
    }

    /** @param site null: OrderFlow decides */
    private record Consignment(
            Portion portion,
            WarehouseStates states,
            @Nullable OrderDetail detail,
            @Nullable String site) {

        private static final WarehouseStates GONE =
                new WarehouseStates(Map.of("", Milestone.CANCELLED), Map.of(), Map.of());

        /** We cancelled it there, whatever was said of it before. */
        static Consignment cancelled(OrderLink link) {
            return new Consignment(
                    Whereabouts.portion(link), GONE, new OrderDetail(link.reference(), "", List.of()), null);
        }

        /** Where it was sent to; where OrderFlow decided, what order detail shows. */
        List<String> sites() {
            if (site != null) {
                return List.of(site);
            }
            return detail == null
                    ? List.of()
                    : detail.shipments().stream()
                            .map(OrderDetail.Shipment::site)
                            .filter(Objects::nonNull)
                            .toList();
        }

        boolean isCancelled() {
            return states.equals(GONE);
        }
    }

    /** @param ledger what was shipped, cancelled and returned by now */
    Whereabouts(QuantityLedger ledger, List<OrderDetail> seen, List<OrderLink> links, StateTables tables) {
        this.ledger = ledger;
        for (LineQuantities line : ledger.lines()) {
            OfLine where = new OfLine();
            where.free = line.shippable();
            where.unattributed = line.shipped()
                    - ledger.shippedAs().keySet().stream()
                            .mapToLong(reference -> ledger.leftAs(reference, line.lineId()))
                            .sum();
            lines.put(line.lineId(), where);
        }
        consignments(seen, links, tables).forEach(this::add);
    }

    OfLine of(String lineId) {
        return lines.getOrDefault(lineId, new OfLine());
    }

    /** For the story of the order. */
    Set<String> notes() {
        return notes;
    }

    /** The ledger with what is in the warehouse, and what the warehouse cancelled. */
    QuantityLedger counted() {
        QuantityLedger counted = ledger;
        for (LineQuantities line : ledger.lines()) {
            OfLine where = of(line.lineId());
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

    private static List<Consignment> consignments(List<OrderDetail> seen, List<OrderLink> links, StateTables tables) {
        Map<String, OrderDetail> byReference = new HashMap<>();
        seen.forEach(detail -> byReference.put(detail.externalReference(), detail));
        if (links.isEmpty()) {
            return seen.stream()
                    .map(detail -> new Consignment(
                            new Portion(detail.externalReference(), Map.of()), WarehouseStates.DEFAULT, detail, null))
                    .toList();
        }
        return links.stream()
                .filter(link -> !UNSETTLED.contains(link.state()))
                .map(link -> link.state() == OrderLink.State.CANCELLED
                        ? Consignment.cancelled(link)
                        : new Consignment(
                                portion(link),
                                tables.at(link.destination()),
                                byReference.get(link.reference()),
                                link.site()))
                .toList();
    }

    /** What of the order went to the warehouse as this link says. */
    static Portion portion(OrderLink link) {
        return new Portion(
                link.reference(),
                link.sent().parts().stream()
                        .collect(Collectors.toMap(OrderLink.Part::lineId, OrderLink.Part::quantity, Long::sum)));
    }

    private void add(Consignment consignment) {
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
    private SeenPieces seen(Consignment consignment) {
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

    private void place(Consignment consignment, SeenPieces pieces, String sku, List<LineQuantities> ofSku) {
        Map<String, Long> free = new LinkedHashMap<>();
        Counts counts = pieces.of(sku);
        for (LineQuantities line : ofSku) {
            OfLine where = of(line.lineId());
            where.sent = true;
            long size = size(consignment.portion(), line, pieces);
            long left = left(consignment.portion(), line, size);
            counts.take(left);
            free.put(line.lineId(), Math.max(0, Math.min(where.free, size - left)));
            site(where, consignment, left > 0);
        }
        long room = free.values().stream().mapToLong(Long::longValue).sum();
        counts.take(counts.total() - room);
        long cancelledThere = Math.max(0, pieces.cancelled(sku) - cancelled(ofSku));
        new Placing(consignment, pieces, sku, counts, cancelledThere).on(free);
    }

    /** Which of the line's shipped pieces left with this consignment; what nobody knows of counts for the first one. */
    private long left(Portion portion, LineQuantities line, long size) {
        OfLine where = of(line.lineId());
        long known = ledger.leftAs(portion.reference(), line.lineId());
        long more = Math.max(0, Math.min(where.unattributed, size - known));
        where.unattributed -= more;
        return known + more;
    }

    private static long cancelled(List<LineQuantities> lines) {
        return lines.stream().mapToLong(LineQuantities::cancelled).sum();
    }

    private static void site(OfLine where, Consignment consignment, boolean known) {
        if (known) {
            where.sites.addAll(consignment.sites());
        }
    }

    /** Pieces of a SKU go on its lines in their sequence, the furthest first, so that each look finds the same lines. */
    private final class Placing {

        private final Consignment consignment;
        private final SeenPieces pieces;
        private final String sku;
        private final Counts counts;
        private long cancelled;

        Placing(Consignment consignment, SeenPieces pieces, String sku, Counts counts, long cancelled) {
            this.consignment = consignment;
            this.pieces = pieces;
            this.sku = sku;
            this.counts = counts;
            this.cancelled = cancelled;
        }

        void on(Map<String, Long> free) {
            free.forEach((lineId, room) -> on(of(lineId), room));
        }

        private void on(OfLine where, long room) {
            Counts here = counts.take(room);
            long dropped = Math.min(cancelled, room - here.total());
            cancelled -= dropped;
            long untold = room - here.total() - dropped;
            if (pieces.atLeast() == Milestone.CANCELLED) {
                dropped += untold;
            } else {
                here.add(pieces.atLeast(), untold);
            }
            where.free -= room;
            where.cancelled += dropped;
            site(where, consignment, !here.isEmpty() && here.furthest() != Milestone.RECEIVED);
            expect(where, here);
            settle(where, here);
        }

        private void expect(OfLine where, Counts here) {
            String day = here.isEmpty() ? null : pieces.expected(sku);
            if (day != null && (where.expected == null || where.expected.compareTo(day) < 0)) {
                where.expected = day;
            }
        }

        /** What is said to have left and is in no delivery is packed at least. */
        private static void settle(OfLine where, Counts here) {
            long left = here.of(Milestone.SHIPPED);
            here.take(left);
            here.add(Milestone.PACKED, left);
            where.waiting.addAll(here);
        }
    }
}
