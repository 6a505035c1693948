package connector.routing;

import static connector.ledger.Milestone.ALLOCATED;
import static connector.ledger.Milestone.BACKORDER;
import static connector.ledger.Milestone.CANCELLED;
import static connector.ledger.Milestone.PACKED;
import static connector.ledger.Milestone.PICKING;
import static connector.ledger.Milestone.RECEIVED;
import static connector.ledger.Milestone.SHIPPED;

import connector.ledger.Milestone;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the states of one OrderFlow mean. They are open text that every tenant may change (reference §4.2): lower case with
 * underscores here. A state in no table means nothing.
 */
public record WarehouseStates(
        Map<String, Milestone> orders, Map<String, Milestone> shipments, Map<String, Milestone> lines) {

    /** The states that are known of OrderFlow as it comes. */
    public static final WarehouseStates DEFAULT = new WarehouseStates(
            Map.of(
                    "created", RECEIVED,
                    "validated", RECEIVED,
                    "cancelled", CANCELLED),
            Map.of(
                    "ready", RECEIVED,
                    "reset", RECEIVED,
                    "out_of_stock", BACKORDER,
                    "released", ALLOCATED,
                    "pickable", ALLOCATED,
                    "packable", PICKING,
                    "picked", PICKING,
                    "packed", PACKED,
                    "despatched", SHIPPED,
                    "cancelled", CANCELLED),
            Map.of(
                    "created", RECEIVED,
                    "out_of_stock", BACKORDER,
                    "allocated", ALLOCATED,
                    "move_pending", ALLOCATED,
                    "pickable", ALLOCATED,
                    "picked", PICKING,
                    "packed", PACKED,
                    "despatched", SHIPPED,
                    "cancelled", CANCELLED));

    public WarehouseStates {
        orders = Map.copyOf(orders);
        shipments = Map.copyOf(shipments);
        lines = Map.copyOf(lines);
    }

    /** Whether units at this milestone are out of the building. @param milestone null: a state in no table */
    public boolean haveLeft(@Nullable Milestone milestone) {
        return milestone == SHIPPED || milestone == Milestone.RETURNED;
    }

    /** Whether an order or a shipment in this state is cancelled. */
    public boolean areCancelled(String state) {
        return orders.get(state) == CANCELLED || shipments.get(state) == CANCELLED;
    }

    /** The same with some rows changed or added. */
    public WarehouseStates with(WarehouseStates other) {
        return new WarehouseStates(
                together(orders, other.orders), together(shipments, other.shipments), together(lines, other.lines));
    }

    private static Map<String, Milestone> together(Map<String, Milestone> some, Map<String, Milestone> others) {
        Map<String, Milestone> all = new HashMap<>(some);
        all.putAll(others);
        return all;
    }
}
