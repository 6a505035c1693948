package connector.cancellation;

import com.commercetools.api.models.order.Order;
import com.commercetools.api.models.order.OrderChangeOrderStateActionBuilder;
import com.commercetools.api.models.order.OrderChangeShipmentStateActionBuilder;
import com.commercetools.api.models.order.OrderState;
import com.commercetools.api.models.order.OrderTransitionStateActionBuilder;
import com.commercetools.api.models.order.ShipmentState;
import com.commercetools.api.models.state.StateResourceIdentifierBuilder;
import connector.commercetools.StateMachine;
import connector.ledger.OrderMilestone;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Brings the states of an order where its cancellation wants them, as far as the tables and the project's machine allow. */
record OrderStates(Order order, Desk desk, Writing writing) {

    /** Order state Cancelled, and the shipment state that the tables name for it. */
    void close() {
        String now =
                order.getOrderState() == null ? null : order.getOrderState().getJsonName();
        if (!OrderState.CANCELLED.getJsonName().equals(now)) {
            if (desk.tables().allowed().orderStates().allows(now, OrderState.CANCELLED.getJsonName())) {
                writing.actions()
                        .add(OrderChangeOrderStateActionBuilder.of()
                                .orderState(OrderState.CANCELLED)
                                .build());
            } else {
                writing.forPeople()
                        .add("the order is " + now + " and may not become Cancelled (states.allowed.order-states)");
            }
        }
        String to = desk.tables().shipmentStates().get(OrderMilestone.CANCELLED);
        String shipment = order.getShipmentState() == null
                ? null
                : order.getShipmentState().getJsonName();
        if (to != null && !to.equals(shipment)) {
            if (desk.tables().allowed().shipmentStates().allows(shipment, to)) {
                writing.actions()
                        .add(OrderChangeShipmentStateActionBuilder.of()
                                .shipmentState(ShipmentState.findEnum(to))
                                .build());
            } else {
                writing.forPeople()
                        .add("its shipments are " + shipment + " and may not become " + to
                                + " (states.allowed.shipment-states)");
            }
        }
    }

    /** @param key of the workflow state; null: none is configured */
    void step(@Nullable String key) {
        Optional<StateMachine.State> to =
                key == null ? Optional.empty() : desk.orderStates().byKey(key);
        StateMachine.State from = order.getState() == null
                ? null
                : desk.orderStates().byId(order.getState().getId()).orElse(null);
        if (to.isEmpty() || to.get().equals(from)) {
            return;
        }
        if (desk.orderStates().allows(from, to.get())) {
            writing.actions()
                    .add(OrderTransitionStateActionBuilder.of()
                            .state(StateResourceIdentifierBuilder.of()
                                    .id(to.get().id())
                                    .build())
                            .build());
        } else {
            writing.forPeople()
                    .add("its workflow state may not become '" + key + "', only one of "
                            + desk.orderStates().next(from));
        }
    }
}
