package connector.orderexport;

import connector.ledger.Dropped;
import connector.orderflow.OrderLink;
import connector.orderflow.OrderLink.State;
import connector.routing.ExportDesk;
import connector.routing.OrderFacts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What happened to an order before today.
 *
 * @param links what was sent of it
 * @param dropped what the warehouse did not ship, and commerce was told: no wish of commerce's
 * @param refused imports that OrderFlow refused, by reference
 * @param over references of consignments of which nothing more will leave: as the warehouse says, not the order's states
 */
record Before(List<OrderLink> links, List<Dropped> dropped, Set<String> over, Map<String, RefusedImport> refused) {

    static final Before NOTHING = new Before(List.of(), List.of(), Set.of(), Map.of());

    Before {
        links = List.copyOf(links);
        dropped = List.copyOf(dropped);
        over = Set.copyOf(over);
        refused = Map.copyOf(refused);
    }

    Before(List<OrderLink> links, List<Dropped> dropped) {
        this(links, dropped, Set.of(), Map.of());
    }

    /** Nothing more of it will leave the warehouse. */
    boolean isOver(OrderLink link) {
        return over.contains(link.reference());
    }

    /** OrderFlow refused just this document, and nobody has asked for it again. */
    boolean isRefused(OrderLink link, Today.Part part) {
        RefusedImport earlier = refused.get(link.reference());
        return link.state() == State.SENDING && earlier != null && earlier.isOf(part.document());
    }

    /** The same without some consignments. */
    Before without(List<OrderLink> others) {
        return new Before(links.stream().filter(link -> !others.contains(link)).toList(), dropped, over, refused);
    }

    /** Those that are not cancelled for good, and not to be. */
    List<OrderLink> alive() {
        return links.stream().filter(Before::isAlive).toList();
    }

    static boolean isAlive(OrderLink link) {
        return link.state() != State.CANCELLED && link.state() != State.CANCELLING && link.state() != State.KEPT;
    }

    /** Pieces by line that somebody in commerce has moved to the cancelled state; we move some there, too. */
    Map<String, Long> cancelledByCommerce(OrderFacts facts, ExportDesk desk) {
        Map<String, Long> theirs = new LinkedHashMap<>();
        desk.cancel().cancelledPieces(facts).forEach((line, all) -> {
            long ours = dropped.stream()
                    .filter(each -> each.lineId().equals(line))
                    .mapToLong(each -> each.ours(all))
                    .sum();
            if (all > ours) {
                theirs.put(line, all - ours);
            }
        });
        return theirs;
    }
}
