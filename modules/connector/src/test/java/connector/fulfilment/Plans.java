package connector.fulfilment;

import com.commercetools.api.models.order.Order;
import connector.commercetools.OrderPlan;
import connector.orderflow.Despatch;
import connector.orderflow.OrderLink;
import connector.routing.ShipmentRules;
import java.util.List;
import java.util.Map;

/** Plans for despatches of an order that went to the warehouse as a whole, by the default rules. */
final class Plans {

    private Plans() {}

    static OrderPlan of(Order order, List<Despatch> despatches) {
        return of(order, despatches, ShipmentRules.DEFAULT);
    }

    static OrderPlan of(Order order, List<Despatch> despatches, ShipmentRules rules) {
        return FulfilmentPlan.of(
                order,
                Despatches.byReference(despatches).stream()
                        .map(despatch -> new Shipment(despatch, List.of(), rules, Map.of()))
                        .toList());
    }

    static Shipment shipment(Despatch despatch, OrderLink.Part... parts) {
        return new Shipment(despatch, List.of(parts), ShipmentRules.DEFAULT, Map.of());
    }
}
