package connector.fulfilment;

import com.commercetools.api.models.order.Order;
import connector.commercetools.OrderPlan;
import connector.commercetools.StateMachine;
import connector.commercetools.States;
import connector.commercetools.States.StatesAnswer;
import connector.orderflow.Despatch;
import connector.orderflow.OrderLink;
import connector.routing.ShipmentRules;
import connector.routing.StateTables;
import java.util.List;
import java.util.Map;

/** Plans for despatches of an order that went to the warehouse as a whole, by the default rules. */
final class Plans {

    /** A project without any workflow. */
    static final States NO_STATES = order -> new StatesAnswer.Known(StateMachine.NONE, StateMachine.NONE);

    private Plans() {}

    static OrderPlan of(Order order, List<Despatch> despatches) {
        return of(order, despatches, ShipmentRules.DEFAULT);
    }

    static OrderPlan of(Order order, List<Despatch> despatches, ShipmentRules rules) {
        return ofShipments(
                order,
                Despatches.byReference(despatches).stream()
                        .map(despatch -> new Shipment(despatch, List.of(), rules, Map.of()))
                        .toList());
    }

    static OrderPlan ofShipments(Order order, List<Shipment> shipments) {
        return new Progressing(NO_STATES, StateTables.DEFAULT, new Shipments(shipments), List.of(), List.of())
                .plan(order);
    }

    static Shipment shipment(Despatch despatch, OrderLink.Part... parts) {
        return new Shipment(despatch, List.of(parts), ShipmentRules.DEFAULT, Map.of());
    }
}
