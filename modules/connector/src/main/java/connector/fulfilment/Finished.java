package connector.fulfilment;

import com.commercetools.api.models.order.Order;
import com.commercetools.api.models.order.OrderState;
import com.commercetools.api.models.order.ShipmentState;
import connector.orderflow.OrderDetail;
import connector.orderflow.OrderLink;
import connector.routing.StateTables;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether nothing more is expected from the warehouse, so that its silence means nothing. */
final class Finished {

    private static final Set<OrderState> STATES = Set.of(OrderState.COMPLETE, OrderState.CANCELLED);
    private static final Set<ShipmentState> SHIPMENT_STATES =
            Set.of(ShipmentState.SHIPPED, ShipmentState.DELIVERED, ShipmentState.CANCELED);

    private Finished() {}

    /**
     * As the warehouse says; the order's own states count only where it has said nothing: people set them early.
     *
     * @param details newest order detail, by order reference
     */
    static boolean is(Order order, List<OrderLink> links, Map<String, OrderDetail> details, StateTables tables) {
        List<OrderLink> open = links.stream()
                .filter(link -> link.state() != OrderLink.State.CANCELLED)
                .toList();
        boolean heardOfAll = !open.isEmpty() && open.stream().allMatch(link -> details.containsKey(link.reference()));
        boolean over = heardOfAll ? open.stream().allMatch(link -> isOver(link, details, tables)) : saysSo(order);
        return over || OrderedPieces.of(order).complete();
    }

    private static boolean isOver(OrderLink link, Map<String, OrderDetail> details, StateTables tables) {
        OrderDetail detail = details.get(link.reference());
        return detail != null && tables.status(link.destination(), detail).isOver();
    }

    private static boolean saysSo(Order order) {
        return (order.getOrderState() != null && STATES.contains(order.getOrderState()))
                || (order.getShipmentState() != null && SHIPMENT_STATES.contains(order.getShipmentState()));
    }
}
