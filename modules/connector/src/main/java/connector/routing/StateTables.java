package connector.routing;

import connector.ledger.Milestone;
import connector.ledger.OrderMilestone;
import connector.orderflow.OrderDetail;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How what happens in the warehouse becomes states in commercetools.
 *
 * @param warehouse what OrderFlow's states mean, by destination
 * @param lineStates key of the LineItemState by milestone; empty: line states are left alone
 * @param walk whether states may be stepped on that lie between, where the project's machine allows no single step
 * @param shipmentStates {@code shipmentState} by milestone, as commercetools spells it; none for one that changes nothing
 * @param orderStates key of the order's workflow State by milestone
 * @param completeOrder whether an order becomes Complete when all of it is shipped or cancelled
 */
public record StateTables(
        Map<String, WarehouseStates> warehouse,
        Map<Milestone, String> lineStates,
        boolean walk,
        Map<OrderMilestone, String> shipmentStates,
        Map<OrderMilestone, String> orderStates,
        boolean completeOrder,
        Allowed allowed,
        Allocation allocation) {

    /** Shipment states as commercetools means them; line states, workflow and {@code orderState} are left alone. */
    public static final StateTables DEFAULT = new StateTables(
            Map.of(),
            Map.of(),
            true,
            Map.of(
                    OrderMilestone.RECEIVED, "Pending",
                    OrderMilestone.BACKORDER, "Backorder",
                    OrderMilestone.ALLOCATED, "Ready",
                    OrderMilestone.PICKING, "Ready",
                    OrderMilestone.PACKED, "Ready",
                    OrderMilestone.PARTLY_SHIPPED, "Partial",
                    OrderMilestone.SHIPPED, "Shipped",
                    OrderMilestone.CANCELLED, "Canceled"),
            Map.of(),
            false,
            Allowed.DEFAULT,
            Allocation.NONE);

    public StateTables {
        warehouse = Map.copyOf(warehouse);
        lineStates = Map.copyOf(lineStates);
        shipmentStates = Map.copyOf(shipmentStates);
        orderStates = Map.copyOf(orderStates);
    }

    /** The same for warehouses whose states mean something else. @param others by destination */
    public StateTables withWarehouse(Map<String, WarehouseStates> others) {
        return new StateTables(
                others, lineStates, walk, shipmentStates, orderStates, completeOrder, allowed, allocation);
    }

    /** The meanings at a destination; those of OrderFlow as it comes where nothing else was said. */
    public WarehouseStates at(String destination) {
        return warehouse.getOrDefault(destination, WarehouseStates.DEFAULT);
    }

    /** The meanings for an order that nobody here sent: with several destinations nobody knows where it is. */
    public WarehouseStates anywhere() {
        return warehouse.size() == 1 ? warehouse.values().iterator().next() : WarehouseStates.DEFAULT;
    }

    /** What order detail of that destination means. */
    public WarehouseStatus status(String destination, OrderDetail detail) {
        return new WarehouseStatus(detail, at(destination));
    }

    /** Changes of the states that have fixed values. */
    public record Allowed(AllowedChanges orderStates, AllowedChanges shipmentStates, AllowedChanges paymentStates) {

        public static final Allowed DEFAULT =
                new Allowed(AllowedChanges.ORDER_STATES, AllowedChanges.SHIPMENT_STATES, AllowedChanges.PAYMENT_STATES);
    }

    /**
     * Custom fields of a line that say where its pieces are and when they will leave.
     *
     * @param siteField OrderFlow's references of the warehouses, null: not told
     * @param expectedField the earliest day all of the line can leave, null: not told
     * @param type key of the type a line without custom fields gets, null: such a line is not told
     */
    public record Allocation(
            @Nullable String siteField,
            @Nullable String expectedField,
            @Nullable String type) {

        public static final Allocation NONE = new Allocation(null, null, null);
    }
}
