package connector.fulfilment;

import connector.ledger.Milestone;
import connector.ledger.Portion;
import connector.orderflow.OrderDetail;
import connector.orderflow.OrderLink;
import connector.routing.StateTables;
import connector.routing.WarehouseStates;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What of an order went to one warehouse, and what that warehouse says of it.
 *
 * @param detail null: nothing was heard of it
 * @param site null: OrderFlow decides
 */
record Consigned(
        Portion portion,
        WarehouseStates states,
        @Nullable OrderDetail detail,
        @Nullable String site) {

    private static final WarehouseStates GONE =
            new WarehouseStates(Map.of("", Milestone.CANCELLED), Map.of(), Map.of());

    /** While the warehouse is told something new, what it said before does not count. */
    private static final Set<OrderLink.State> UNSETTLED = Set.of(
            OrderLink.State.PLANNED, OrderLink.State.SENDING, OrderLink.State.REPLACING, OrderLink.State.CANCELLING);

    /** Those of an order, whoever sent it to the warehouse. */
    static List<Consigned> all(List<OrderDetail> seen, List<OrderLink> links, StateTables tables) {
        if (links.isEmpty()) {
            return seen.stream()
                    .map(detail -> new Consigned(
                            new Portion(detail.externalReference(), Map.of()), tables.anywhere(), detail, null))
                    .toList();
        }
        Map<String, OrderDetail> byReference = new HashMap<>();
        seen.forEach(detail -> byReference.put(detail.externalReference(), detail));
        return links.stream()
                .filter(link -> !UNSETTLED.contains(link.state()))
                .map(link -> link.state() == OrderLink.State.CANCELLED
                        ? cancelled(link)
                        : new Consigned(
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

    /** We cancelled it there, whatever was said of it before. */
    private static Consigned cancelled(OrderLink link) {
        return new Consigned(portion(link), GONE, new OrderDetail(link.reference(), "", List.of()), null);
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
