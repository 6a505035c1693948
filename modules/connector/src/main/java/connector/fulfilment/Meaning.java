package connector.fulfilment;

import connector.ledger.Milestone;
import connector.orderflow.Despatch;
import connector.routing.WarehouseStates;

/** What a destination's states of shipments mean for deliveries. States are open words (reference, OrderFlow §4.2). */
record Meaning(WarehouseStates states) {

    boolean left(String state) {
        return Shipment.DESPATCHED.equals(state) || states.shipments().get(state) == Milestone.SHIPPED;
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

    /** In the one word that is written down. */
    Despatch whole(Despatch despatch) {
        return despatch.in(Shipment.DESPATCHED);
    }
}
