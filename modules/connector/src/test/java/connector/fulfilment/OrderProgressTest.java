package connector.fulfilment;

import static connector.fulfilment.OrderInWarehouse.ALL_STATES;
import static connector.fulfilment.OrderInWarehouse.workflow;
import static org.assertj.core.api.Assertions.assertThat;

import com.commercetools.api.models.order.OrderState;
import com.commercetools.api.models.order.ShipmentState;
import com.commercetools.api.models.state.StateReferenceBuilder;
import connector.ledger.OrderMilestone;
import connector.routing.AllowedChanges;
import connector.routing.StateTables;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the warehouse says becomes the order's shipmentState, orderState and workflow State. */
class OrderProgressTest {

    private static OrderInWarehouse kettles() {
        return new OrderInWarehouse("l1 KET 3", "l2 MUG 1")
                .lineStates(ALL_STATES)
                .sentTo("leeds", "W-1");
    }

    private static OrderInWarehouse with(OrderInWarehouse order, boolean complete, Map<OrderMilestone, String> states) {
        order.tables = new StateTables(
                order.tables.warehouse(),
                order.tables.lineStates(),
                order.tables.walk(),
                order.tables.shipmentStates(),
                states,
                complete,
                order.tables.allowed(),
                order.tables.allocation());
        return order;
    }

    @Test
    void nothing_is_said_of_an_order_that_no_warehouse_knows() {
        OrderInWarehouse order = kettles();
        order.links.clear();
        order.order.setShipmentState(ShipmentState.READY);
        assertThat(order.orderLacks()).isEmpty();
    }

    @Test
    void the_slowest_pieces_say_how_far_an_order_is() {
        assertThat(kettles().says("W-1", "", "released: KET 3", "ready: MUG 1").orderLacks())
                .isEmpty();
        assertThat(kettles().says("W-1", "", "packed: KET 3", "released: MUG 1").orderLacks())
                .containsExactly("shipmentState Ready");
        assertThat(kettles()
                        .says("W-1", "", "packed: KET 3", "ready: MUG 1 out_of_stock")
                        .orderLacks())
                .containsExactly("shipmentState Backorder");
    }

    @Test
    void it_is_partial_once_something_left_and_shipped_when_all_did() {
        OrderInWarehouse order = kettles().ships("l1", 3);
        assertThat(order.orderLacks()).containsExactly("shipmentState Partial");
        order.order.setShipmentState(ShipmentState.PARTIAL);
        assertThat(order.orderLacks()).isEmpty();
        assertThat(order.ships("l2", 1).orderLacks()).containsExactly("shipmentState Shipped");
    }

    @Test
    void shipped_is_an_order_whose_rest_was_cancelled_on_either_side() {
        assertThat(kettles().ships("l1", 3).has("l2", "cancelled 1").orderLacks())
                .containsExactly("shipmentState Shipped");
        assertThat(kettles()
                        .ships("l1", 3)
                        .says("W-1", "", "despatched: KET 3, MUG 1 cancelled")
                        .orderLacks())
                .containsExactly("shipmentState Shipped");
    }

    @Test
    void canceled_is_an_order_of_which_nothing_is_left() {
        assertThat(kettles().says("W-1", "cancelled").orderLacks()).containsExactly("shipmentState Canceled");
        assertThat(kettles().has("l1", "cancelled 3").has("l2", "cancelled 1").orderLacks())
                .containsExactly("shipmentState Canceled");
    }

    @Test
    void nobody_waits_for_fees() {
        OrderInWarehouse order = new OrderInWarehouse("l1 KET 1", "c1 gift-wrap 1 custom")
                .sentTo("leeds", "W-1")
                .ships("l1", 1);
        assertThat(order.orderLacks()).containsExactly("shipmentState Shipped");
        assertThat(order.says("W-1", "", "despatched: KET 1", "ready: gift-wrap 1")
                        .orderLacks())
                .containsExactly("shipmentState Partial");
    }

    @Test
    void a_state_is_never_taken_back() {
        OrderInWarehouse order = kettles().says("W-1", "", "ready: KET 3, MUG 1");
        order.order.setShipmentState(ShipmentState.READY);
        assertThat(order.orderLacks()).isEmpty();
        assertThat(((Lacking.Actions) order.whole()).notes())
                .containsExactly("shipmentState stays Ready, Pending may not follow it");
    }

    @Test
    void delivered_comes_after_shipped() {
        OrderInWarehouse order = kettles().ships("l1", 3).ships("l2", 1);
        order.order.setShipmentState(ShipmentState.DELIVERED);
        assertThat(order.orderLacks()).isEmpty();
    }

    @Test
    void what_somebody_set_against_the_table_stops_the_end_only() {
        OrderInWarehouse order = kettles().ships("l1", 3);
        order.order.setShipmentState(ShipmentState.CANCELED);
        assertThat(order.orderLacks()).isEmpty();

        assertThat(order.ships("l2", 1).orderLacks())
                .containsExactly(
                        "stuck: Order W-1 has shipmentState Canceled and should be Shipped; the table of allowed changes has nothing after it.",
                        "help: Change the state by hand, or allow it in states.allowed in the configuration.");
    }

    @Test
    void the_table_can_be_changed() {
        OrderInWarehouse order = kettles().ships("l1", 3).ships("l2", 1);
        order.order.setShipmentState(ShipmentState.CANCELED);
        order.tables = new StateTables(
                Map.of(),
                Map.of(),
                true,
                StateTables.DEFAULT.shipmentStates(),
                Map.of(),
                false,
                new StateTables.Allowed(
                        AllowedChanges.ORDER_STATES,
                        AllowedChanges.SHIPMENT_STATES.with(Map.of("Canceled", Set.of("Shipped"))),
                        AllowedChanges.PAYMENT_STATES),
                StateTables.Allocation.NONE);
        assertThat(order.orderLacks()).containsExactly("shipmentState Shipped");
    }

    @Test
    void an_order_is_complete_if_that_is_wanted() {
        OrderInWarehouse order = with(kettles(), true, Map.of()).ships("l1", 3);
        assertThat(order.orderLacks()).containsExactly("shipmentState Partial");
        assertThat(order.ships("l2", 1).orderLacks()).containsExactly("shipmentState Shipped", "orderState Complete");

        order.order.setOrderState(OrderState.COMPLETE);
        order.order.setShipmentState(ShipmentState.SHIPPED);
        assertThat(order.orderLacks()).isEmpty();
    }

    @Test
    void an_order_cancelled_in_commerce_keeps_its_states_until_all_of_it_left() {
        OrderInWarehouse order = with(kettles(), true, Map.of()).ships("l1", 3);
        order.order.setOrderState(OrderState.CANCELLED);
        assertThat(order.orderLacks()).isEmpty();
        assertThat(order.ships("l2", 1).orderLacks())
                .first()
                .isEqualTo("stuck: Order W-1 is Cancelled in commercetools, and all of it has left the warehouse.");
    }

    @Test
    void the_orders_own_workflow_follows() {
        OrderInWarehouse order = with(
                kettles(),
                false,
                Map.of(
                        OrderMilestone.RECEIVED, "at-warehouse",
                        OrderMilestone.PACKED, "packed",
                        OrderMilestone.SHIPPED, "gone"));
        order.orders = workflow("new: at-warehouse", "at-warehouse: packed", "packed: gone", "gone:");
        order.order.setState(StateReferenceBuilder.of().id("id-new").build());

        assertThat(order.orderLacks()).containsExactly("state at-warehouse");
        assertThat(order.says("W-1", "", "packed: KET 3, MUG 1").orderLacks())
                .containsExactly("shipmentState Ready", "state at-warehouse", "state packed");

        order.order.setState(StateReferenceBuilder.of().id("id-packed").build());
        order.says("W-1", "", "ready: KET 3, MUG 1");
        assertThat(order.orderLacks()).isEmpty();
        assertThat(order.ships("l1", 3).ships("l2", 1).orderLacks())
                .containsExactly("shipmentState Shipped", "state gone");
    }

    @Test
    void an_order_without_a_workflow_state_enters_it_by_an_initial_one() {
        OrderInWarehouse order =
                with(kettles(), false, Map.of(OrderMilestone.RECEIVED, "new", OrderMilestone.SHIPPED, "gone"));
        order.orders = workflow("new: gone", "gone:");
        assertThat(order.ships("l1", 3).ships("l2", 1).orderLacks())
                .containsExactly("shipmentState Shipped", "state new", "state gone");
    }

    @Test
    void a_workflow_that_allows_no_way_is_told_after_all_else_is_written() {
        OrderInWarehouse order = with(kettles(), false, Map.of(OrderMilestone.SHIPPED, "gone"));
        order.orders = workflow("new: held", "held: new", "gone:");
        order.order.setState(StateReferenceBuilder.of().id("id-held").build());
        order.ships("l1", 3).ships("l2", 1);
        assertThat(order.orderLacks()).containsExactly("shipmentState Shipped");

        order.order.setShipmentState(ShipmentState.SHIPPED);
        assertThat(order.orderLacks())
                .containsExactly(
                        "stuck: Order W-1 is in State 'held' and should be in 'gone', and the project's workflow allows only new.",
                        "help: Allow the transition in the project's States, or move the order by hand.");
    }

    @Test
    void when_everything_came_back_the_workflow_may_say_so() {
        OrderInWarehouse order = with(
                kettles().ships("l1", 3).ships("l2", 1).has("l1", "returned 3").has("l2", "returned 1"),
                false,
                Map.of(OrderMilestone.SHIPPED, "gone", OrderMilestone.RETURNED, "back"));
        order.orders = workflow("gone: back", "back:");
        assertThat(order.orderLacks()).containsExactly("shipmentState Shipped", "state gone", "state back");
    }
}
