package connector.fulfilment;

import com.commercetools.api.models.order.Order;
import com.commercetools.api.models.order.OrderState;
import com.commercetools.api.models.order.ShipmentState;
import connector.ledger.QuantityLedger;
import java.util.Optional;

/** The shipment state deliveries ask for; only ever forward, and never on an order that was cancelled. */
final class ShipmentProgress {

    private ShipmentProgress() {}

    static Optional<ShipmentState> next(Order order, QuantityLedger ledger) {
        ShipmentState now = order.getShipmentState();
        boolean closed = order.getOrderState() == OrderState.CANCELLED
                || now == ShipmentState.CANCELED
                || now == ShipmentState.SHIPPED
                || now == ShipmentState.DELIVERED;
        if (closed || !ledger.started()) {
            return Optional.empty();
        }
        ShipmentState next = ledger.complete() ? ShipmentState.SHIPPED : ShipmentState.PARTIAL;
        return next == now ? Optional.empty() : Optional.of(next);
    }
}
