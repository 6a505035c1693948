package connector.fulfilment;

import connector.ledger.Milestone;
import connector.orderflow.Despatch;
import connector.orderflow.OrderDetail;
import connector.routing.WarehouseStates;
import java.util.List;

/** What a destination's states of shipments mean for deliveries. States are open words (reference, OrderFlow §4.2). */
record Meaning(WarehouseStates states) {

    boolean left(String state) {
        return Despatch.DESPATCHED.equals(state) || states.shipments().get(state) == Milestone.SHIPPED;
    }

    /** Known not to have left; a word that nobody here has heard of is no reason to take anything back. */
    boolean stayed(String state) {
        Milestone known = states.shipments().get(state);
        return known != null && known != Milestone.SHIPPED && known != Milestone.RETURNED;
    }

    /** The query lists what left, so one that says no state at all left too; any other state is not for deliveries. */
    boolean isWhole(Despatch despatch) {
        return left(despatch.state()) || (despatch.state().isEmpty() && despatch.completed() != null);
    }

    /** A despatched shipment as far as order detail tells it: without packages and without the time it left. */
    Despatch despatch(OrderDetail order, OrderDetail.Shipment shipment) {
        return new Despatch(
                shipment.externalReference(),
                order.externalReference(),
                Despatch.DESPATCHED,
                shipment.courier(),
                null,
                shipment.courierService(),
                shipment.despatchReference(),
                null,
                null,
                List.of(),
                lines(shipment));
    }

    /** What is in it, without what was cancelled. */
    List<Despatch.Line> lines(OrderDetail.Shipment shipment) {
        return shipment.lines().stream()
                .filter(line -> states.lines().get(line.state()) != Milestone.CANCELLED)
                .map(line -> new Despatch.Line(line.sku(), line.quantity(), null))
                .toList();
    }

    /** In the one word that is written down. */
    Despatch whole(Despatch despatch) {
        return despatch.in(Despatch.DESPATCHED);
    }
}
