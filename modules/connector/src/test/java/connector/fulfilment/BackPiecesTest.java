package connector.fulfilment;

import static connector.fulfilment.OrderInWarehouse.ALL_STATES;
import static connector.fulfilment.OrderInWarehouse.workflow;
import static org.assertj.core.api.Assertions.assertThat;

import com.commercetools.api.models.order.ReturnShipmentState;
import connector.ledger.Milestone;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the order says came back becomes the returned State, piece by piece. */
class BackPiecesTest {

    private static OrderComingBack kettles() {
        return new OrderComingBack("l1 KET 3");
    }

    @Test
    void part_of_a_line_comes_back() {
        OrderComingBack order =
                kettles().delivered("l1", 3).has("l1", "shipped 3").back("l1", 1);
        assertThat(order.catchesUp()).containsExactly("l1: 1 shipped -> returned");
        assertThat(order.order.states("l1")).isEqualTo(Map.of("returned", 1L, "shipped", 2L));
        assertThat(order.lacks()).isEmpty();

        assertThat(order.back("l1", 2).catchesUp()).containsExactly("l1: 2 shipped -> returned");
        assertThat(order.lacks()).isEmpty();
    }

    @Test
    void whatever_became_of_the_goods_they_came_back() {
        OrderComingBack order = kettles()
                .delivered("l1", 3)
                .has("l1", "shipped 3")
                .back("l1", 1, ReturnShipmentState.RETURNED)
                .back("l1", 1, ReturnShipmentState.BACK_IN_STOCK)
                .back("l1", 1, ReturnShipmentState.UNUSABLE);
        assertThat(order.catchesUp()).containsExactly("l1: 3 shipped -> returned");
    }

    @Test
    void what_is_announced_has_not_come_back() {
        assertThat(kettles()
                        .delivered("l1", 3)
                        .has("l1", "shipped 3")
                        .back("l1", 3, ReturnShipmentState.ADVISED)
                        .lacks())
                .isEmpty();
    }

    @Test
    void no_more_than_was_delivered_comes_back() {
        OrderComingBack order =
                kettles().delivered("l1", 1).has("l1", "shipped 1", "packed 2").back("l1", 3);
        assertThat(order.catchesUp()).containsExactly("l1: 1 shipped -> returned");
        assertThat(order.order.states("l1")).isEqualTo(Map.of("returned", 1L, "packed", 2L));
    }

    @Test
    void a_shipped_state_without_a_delivery_is_not_believed() {
        OrderComingBack order =
                kettles().delivered("l1", 1).has("l1", "shipped 3").back("l1", 3);
        assertThat(order.catchesUp()).containsExactly("l1: 1 shipped -> returned");
    }

    @Test
    void pieces_that_somebody_moved_there_by_hand_are_counted() {
        assertThat(kettles()
                        .delivered("l1", 3)
                        .has("l1", "shipped 1", "returned 2")
                        .back("l1", 2)
                        .lacks())
                .isEmpty();
    }

    @Test
    void without_a_returned_state_nothing_changes() {
        Map<Milestone, String> others = new HashMap<>(ALL_STATES);
        others.remove(Milestone.RETURNED);
        OrderComingBack order =
                kettles().delivered("l1", 3).has("l1", "shipped 3").back("l1", 3);
        order.order.lineStates(others);
        assertThat(order.lacks()).isEmpty();
    }

    @Test
    void back_before_the_shipped_state_was_written_the_states_between_are_walked() {
        OrderComingBack order =
                kettles().delivered("l1", 2).has("l1", "packed 3").back("l1", 1);
        assertThat(order.catchesUp()).containsExactly("l1: 1 packed -> shipped", "l1: 1 shipped -> returned");
        assertThat(order.order.catchesUp()).containsExactly("l1: 1 packed -> shipped");
        assertThat(order.lacks()).isEmpty();
        assertThat(order.order.states("l1")).isEqualTo(Map.of("returned", 1L, "shipped", 1L, "packed", 1L));
    }

    @Test
    void nobody_walks_there_through_cancelled_or_backorder() {
        OrderComingBack order =
                kettles().delivered("l1", 1).has("l1", "packed 3").back("l1", 1);
        order.order.lineItems = workflow(
                "Initial: packed",
                "packed: cancelled backorder",
                "cancelled: returned",
                "backorder: returned",
                "shipped: returned",
                "returned:");
        assertThat(order.lacks()).first().asString().contains("allows only backorder, cancelled.");
    }

    @Test
    void without_walking_it_is_told_what_would_be_legal() {
        OrderComingBack order =
                kettles().delivered("l1", 1).has("l1", "packed 3").back("l1", 1);
        order.order.withoutWalking();
        assertThat(order.lacks())
                .containsExactly(
                        "stuck: 1 piece(s) of order W-1, line KET (l1), are in State 'packed' and should be in 'returned', and the project's workflow allows only cancelled, shipped.",
                        "help: Allow the transition from 'packed' to 'returned' in the project's States, or move the pieces by hand.");
        order.has("l1", "packed 2", "shipped 1");
        assertThat(order.catchesUp()).containsExactly("l1: 1 shipped -> returned");
    }

    @Test
    void a_forbidden_transition_keeps_no_other_line_from_moving() {
        OrderComingBack order = new OrderComingBack("l1 KET 1", "l2 MUG 1")
                .delivered("l1", 1)
                .delivered("l2", 1)
                .has("l1", "allocated 1")
                .has("l2", "shipped 1")
                .back("l1", 1)
                .back("l2", 1);
        order.order.lineItems = workflow("Initial: shipped", "allocated:", "shipped: returned", "returned:");
        assertThat(order.lacks()).containsExactly("l2: 1 shipped -> returned");
        assertThat(order.notes()).singleElement().asString().contains("line KET (l1)", "allows nothing");
        order.catchesUp();
        assertThat(order.lacks()).first().asString().startsWith("stuck: 1 piece(s) of order W-1, line KET (l1)");
    }

    @Test
    void a_state_that_the_project_lacks_is_named() {
        OrderComingBack order =
                kettles().delivered("l1", 3).has("l1", "shipped 3").back("l1", 1);
        order.order.lineItems = workflow("Initial: shipped", "shipped:");
        assertThat(order.lacks()).first().asString().startsWith("stuck: The project has no line item State 'returned'");
    }

    @Test
    void somebody_elses_state_keeps_its_pieces_though_its_workflow_would_allow_it() {
        OrderComingBack order = kettles()
                .delivered("l1", 3)
                .has("l1", "inspected 2", "shipped 1")
                .back("l1", 2);
        order.order.lineItems = workflow("Initial: shipped", "shipped: returned", "inspected: returned", "returned:");
        assertThat(order.catchesUp()).containsExactly("l1: 1 shipped -> returned");
        assertThat(order.order.states("l1")).isEqualTo(Map.of("inspected", 2L, "returned", 1L));
        assertThat(order.notes())
                .containsExactly("1 piece(s) of line KET (l1) came back and stay in the State that somebody gave them");
    }

    @Test
    void pieces_still_in_the_warehouse_are_not_taken_for_those_that_somebody_holds() {
        OrderComingBack order = kettles()
                .delivered("l1", 2)
                .has("l1", "inspected 2", "packed 1")
                .back("l1", 2);
        order.order.lineItems =
                workflow("Initial: packed", "packed: shipped", "shipped: returned", "inspected:", "returned:");
        assertThat(order.lacks()).isEmpty();
    }

    @Test
    void what_nobody_has_touched_yet_goes_the_whole_way() {
        OrderComingBack order = kettles().delivered("l1", 3).back("l1", 3);
        order.order.lineItems = workflow("Initial: shipped", "shipped: returned", "returned:");
        assertThat(order.catchesUp()).containsExactly("l1: 3 Initial -> shipped", "l1: 3 shipped -> returned");
    }

    @Test
    void cancelled_pieces_stay_cancelled() {
        OrderComingBack order = kettles()
                .delivered("l1", 3)
                .has("l1", "cancelled 1", "shipped 2")
                .back("l1", 3);
        order.order.lineItems = workflow("Initial: *", "cancelled: *", "shipped: *", "returned:");
        assertThat(order.catchesUp()).containsExactly("l1: 2 shipped -> returned");
        assertThat(order.order.states("l1")).isEqualTo(Map.of("cancelled", 1L, "returned", 2L));
    }

    @Test
    void a_custom_line_item_comes_back_too() {
        OrderComingBack order = new OrderComingBack("l1 KET 1", "c1 gift-box 1 custom")
                .delivered("l1", 1)
                .delivered("c1", 1)
                .has("c1", "shipped 1")
                .back("c1", 1);
        assertThat(order.catchesUp()).containsExactly("c1: 1 shipped -> returned");
    }
}
