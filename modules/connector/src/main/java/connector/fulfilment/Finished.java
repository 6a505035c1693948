package connector.fulfilment;

import com.commercetools.api.models.order.Order;
import com.commercetools.api.models.order.OrderState;
import com.commercetools.api.models.order.ShipmentState;
import java.util.Set;

/** Whether nothing more is expected from the warehouse, so that its silence means nothing. */
final class Finished {

    private static final Set<OrderState> STATES = Set.of(OrderState.COMPLETE, OrderState.CANCELLED);
    private static final Set<ShipmentState> SHIPMENT_STATES =
            Set.of(ShipmentState.SHIPPED, ShipmentState.DELIVERED, ShipmentState.CANCELED);

    private Finished() {}

    static boolean is(Order order) {
        return (order.getOrderState() != null && STATES.contains(order.getOrderState()))
                || (order.getShipmentState() != null && SHIPMENT_STATES.contains(order.getShipmentState()))
                || OrderedPieces.of(order).complete();
    }
}
