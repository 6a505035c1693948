package connector.fulfilment;

import static connector.fulfilment.OrderInWarehouse.ALL_STATES;
import static connector.fulfilment.OrderInWarehouse.workflow;
import static org.assertj.core.api.Assertions.assertThat;

import connector.ledger.Milestone;
import connector.orderflow.OrderLink;
import connector.routing.StateTables;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the warehouse says becomes line-item States, piece by piece. */
class LineProgressTest {

    private static OrderInWarehouse order(String... lines) {
        return new OrderInWarehouse(lines).lineStates(ALL_STATES);
    }

    /** An order of three kettles, all of it at one warehouse. */
    private static OrderInWarehouse kettles() {
        return order("l1 KET 3").sentTo("leeds", "W-1");
    }

    @Test
    void an_order_goes_through_the_warehouse() {
        OrderInWarehouse order = kettles();
        assertThat(order.catchesUp()).containsExactly("l1: 3 Initial -> received");

        order.says("W-1", "created", "released: KET 3 allocated");
        assertThat(order.catchesUp()).containsExactly("l1: 3 received -> allocated");

        order.says("W-1", "created", "pickable: KET 3 pickable");
        assertThat(order.catchesUp()).isEmpty();

        order.says("W-1", "created", "packable: KET 3 pickable");
        assertThat(order.catchesUp()).containsExactly("l1: 3 allocated -> picking");

        order.says("W-1", "created", "packed: KET 3 picked");
        assertThat(order.catchesUp()).containsExactly("l1: 3 picking -> packed");

        order.says("W-1", "created", "despatched: KET 3 picked").ships("l1", 3);
        assertThat(order.catchesUp()).containsExactly("l1: 3 packed -> shipped");
    }

    @Test
    void pieces_of_one_line_go_their_own_ways() {
        OrderInWarehouse order = kettles().says("W-1", "created", "ready: KET 2 allocated, KET 1 out_of_stock");

        assertThat(order.catchesUp())
                .containsExactly(
                        "l1: 2 Initial -> received",
                        "l1: 2 received -> allocated",
                        "l1: 1 Initial -> received",
                        "l1: 1 received -> backorder");
        assertThat(order.states("l1")).isEqualTo(Map.of("allocated", 2L, "backorder", 1L));
    }

    @Test
    void stock_is_found_and_lost_again() {
        OrderInWarehouse order = kettles().has("l1", "backorder 3");

        order.says("W-1", "created", "released: KET 3 allocated");
        assertThat(order.catchesUp()).containsExactly("l1: 3 backorder -> allocated");

        order.says("W-1", "created", "out_of_stock: KET 3 out_of_stock");
        assertThat(order.catchesUp()).containsExactly("l1: 3 allocated -> backorder");
    }

    @Test
    void stock_lost_for_one_piece_takes_one_piece_only() {
        OrderInWarehouse order =
                kettles().has("l1", "allocated 3").says("W-1", "created", "ready: KET 1 out_of_stock, KET 2 created");
        assertThat(order.catchesUp()).containsExactly("l1: 1 allocated -> backorder");
        assertThat(order.lacks()).isEmpty();
    }

    @Test
    void nothing_goes_back() {
        OrderInWarehouse order = kettles().has("l1", "packed 2", "picking 1");

        assertThat(order.says("W-1", "created", "ready: KET 3 out_of_stock").lacks())
                .isEmpty();
        assertThat(order.says("W-1", "created", "reset: KET 3 allocated").lacks())
                .isEmpty();
        assertThat(order.says("W-1", "created", "packed: KET 3 picked").lacks())
                .containsExactly("l1: 1 picking -> packed");
    }

    @Test
    void what_is_cancelled_or_returned_or_shipped_stays_so() {
        OrderInWarehouse order = kettles()
                .has("l1", "cancelled 1", "returned 1", "shipped 1")
                .ships("l1", 2)
                .says("W-1", "created", "packed: KET 3 picked");
        assertThat(order.lacks()).isEmpty();
    }

    @Test
    void the_shipment_counts_where_it_is_further_than_its_lines() {
        assertThat(kettles()
                        .has("l1", "picking 3")
                        .says("W-1", "", "packed: KET 3 allocated")
                        .lacks())
                .containsExactly("l1: 3 picking -> packed");
        assertThat(kettles()
                        .has("l1", "allocated 3")
                        .says("W-1", "", "ready: KET 3 picked")
                        .lacks())
                .containsExactly("l1: 3 allocated -> picking");
    }

    @Test
    void what_the_warehouse_cancelled_does_not_move() {
        OrderInWarehouse order = kettles().has("l1", "picking 3");

        assertThat(order.says("W-1", "created", "packed: KET 2 picked, KET 1 cancelled")
                        .lacks())
                .containsExactly("l1: 2 picking -> packed");
        assertThat(order.says("W-1", "cancelled").lacks()).isEmpty();
        assertThat(order.says("W-1", "created", "cancelled: KET 3 picked").lacks())
                .isEmpty();
    }

    @Test
    void what_is_said_to_have_left_is_packed_until_there_is_a_delivery() {
        assertThat(kettles()
                        .has("l1", "picking 3")
                        .says("W-1", "", "despatched: KET 3")
                        .lacks())
                .containsExactly("l1: 3 picking -> packed");
    }

    @Test
    void detail_older_than_the_delivery_says_nothing_of_the_pieces_that_left() {
        OrderInWarehouse order = kettles()
                .has("l1", "packed 2", "allocated 1")
                .says("W-1", "", "packed: KET 2 picked", "pickable: KET 1 allocated")
                .ships("l1", 2);
        assertThat(order.catchesUp()).containsExactly("l1: 2 packed -> shipped");
    }

    @Test
    void between_states_without_a_transition_the_configured_ones_are_walked() {
        assertThat(kettles().says("W-1", "", "despatched: KET 3").ships("l1", 3).catchesUp())
                .containsExactly(
                        "l1: 3 Initial -> received",
                        "l1: 3 received -> allocated",
                        "l1: 3 allocated -> picking",
                        "l1: 3 picking -> packed",
                        "l1: 3 packed -> shipped");
    }

    @Test
    void without_walking_the_order_is_stuck_with_what_would_be_legal() {
        assertThat(kettles().withoutWalking().ships("l1", 3).lacks())
                .containsExactly(
                        "stuck: 3 piece(s) of order W-1, line KET (l1), are in State 'Initial' and should be in 'shipped', and the project's workflow allows only cancelled, received.",
                        "help: Allow the transition from 'Initial' to 'shipped' in the project's States, or move the pieces by hand.");
    }

    @Test
    void nobody_walks_through_a_backorder_or_past_the_goal() {
        OrderInWarehouse order = kettles();
        order.lineItems = workflow(
                "Initial: received",
                "received: backorder packed",
                "backorder: allocated",
                "packed: allocated",
                "allocated:");
        assertThat(order.says("W-1", "", "released: KET 3").lacks())
                .first()
                .asString()
                .startsWith("stuck: 3 piece(s) of order W-1, line KET (l1), are in State 'Initial'");
    }

    @Test
    void a_workflow_that_allows_everything_is_walked_in_one_step() {
        OrderInWarehouse order = kettles().ships("l1", 3);
        order.lineItems = workflow("Initial: *", "shipped:");
        assertThat(order.catchesUp()).containsExactly("l1: 3 Initial -> shipped");
    }

    @Test
    void states_that_are_not_configured_are_passed_over() {
        OrderInWarehouse order = new OrderInWarehouse("l1 KET 3").sentTo("leeds", "W-1");
        order.lineItems = workflow("Initial: *", "at-warehouse: *", "gone:");

        assertThat(order.says("W-1", "", "packed: KET 3").lacks()).isEmpty();

        order.lineStates(Map.of(Milestone.RECEIVED, "at-warehouse", Milestone.SHIPPED, "gone"));
        assertThat(order.catchesUp()).containsExactly("l1: 3 Initial -> at-warehouse");
        assertThat(order.ships("l1", 3).catchesUp()).containsExactly("l1: 3 at-warehouse -> gone");
    }

    @Test
    void several_milestones_may_share_a_state() {
        OrderInWarehouse order = new OrderInWarehouse("l1 KET 3")
                .sentTo("leeds", "W-1")
                .lineStates(Map.of(
                        Milestone.ALLOCATED, "in-work",
                        Milestone.PICKING, "in-work",
                        Milestone.PACKED, "in-work",
                        Milestone.SHIPPED, "gone"));
        order.lineItems = workflow("Initial: in-work", "in-work: gone", "gone:");

        assertThat(order.says("W-1", "", "released: KET 3").catchesUp()).containsExactly("l1: 3 Initial -> in-work");
        assertThat(order.says("W-1", "", "packed: KET 3").lacks()).isEmpty();
        assertThat(order.ships("l1", 3).catchesUp()).containsExactly("l1: 3 in-work -> gone");
    }

    @Test
    void a_state_that_the_project_lacks_is_named() {
        Map<Milestone, String> misspelt = new HashMap<>(ALL_STATES);
        misspelt.put(Milestone.PACKED, "paked");
        assertThat(kettles()
                        .lineStates(misspelt)
                        .has("l1", "picking 3")
                        .says("W-1", "", "packed: KET 3")
                        .lacks())
                .containsExactly(
                        "stuck: The project has no line item State 'paked', in which 3 piece(s) of order W-1, line KET (l1), would be.",
                        "help: Create the State, or correct states.line-items.packed in the configuration.");
    }

    @Test
    void somebody_elses_state_is_left_where_its_workflow_allows() {
        OrderInWarehouse order = kettles().has("l1", "engraving 3").says("W-1", "", "packed: KET 3");
        order.lineItems = workflow("Initial: engraving", "engraving: packed", "packed:");
        assertThat(order.catchesUp()).containsExactly("l1: 3 engraving -> packed");
    }

    @Test
    void one_stuck_line_keeps_no_other_from_moving() {
        OrderInWarehouse order = order("l1 KET 1", "l2 MUG 1")
                .sentTo("leeds", "W-1")
                .has("l1", "held 1")
                .says("W-1", "", "released: KET 1 allocated, MUG 1 allocated");
        order.lineItems = workflow("Initial: allocated", "held:", "allocated:");

        assertThat(order.lacks()).containsExactly("l2: 1 Initial -> allocated");
        assertThat(order.notes()).singleElement().asString().contains("line KET (l1)", "'held'", "allows nothing");
        order.catchesUp();
        assertThat(order.lacks()).first().asString().startsWith("stuck: 1 piece(s) of order W-1, line KET (l1)");
    }

    @Test
    void pieces_of_two_warehouses_are_told_apart() {
        OrderInWarehouse order = order("l1 KET 2", "l2 KET 3")
                .sentTo("leeds", "W-1-A", "l1 2", "l2 1")
                .sentTo("york", "W-1-B", "l2 2")
                .says("W-1-A", "", "packed: KET 3 picked")
                .says("W-1-B", "", "out_of_stock: KET 2 out_of_stock")
                .has("l1", "allocated 2")
                .has("l2", "received 3");

        order.catchesUp();

        assertThat(order.states("l1")).isEqualTo(Map.of("packed", 2L));
        assertThat(order.states("l2")).isEqualTo(Map.of("packed", 1L, "backorder", 2L));
    }

    @Test
    void what_one_warehouse_shipped_is_not_taken_from_the_other() {
        OrderInWarehouse order = order("l1 KET 5")
                .sentTo("leeds", "W-1-A", "l1 2")
                .sentTo("york", "W-1-B", "l1 3")
                .says("W-1-A", "", "packed: KET 2 picked")
                .says("W-1-B", "", "released: KET 3 allocated")
                .ships("W-1-A", "l1", 2);

        order.catchesUp();

        assertThat(order.states("l1")).isEqualTo(Map.of("shipped", 2L, "allocated", 3L));
    }

    @Test
    void a_delivery_that_names_its_line_leaves_the_others_to_what_waits() {
        OrderInWarehouse order = order("l1 KET 1", "l2 KET 1")
                .sentTo("leeds", "W-1")
                .says("W-1", "", "despatched: KET 1", "ready: KET 1 out_of_stock")
                .ships("l2", 1);

        order.catchesUp();

        assertThat(order.states("l1")).isEqualTo(Map.of("backorder", 1L));
        assertThat(order.states("l2")).isEqualTo(Map.of("shipped", 1L));
    }

    @Test
    void a_line_that_went_to_no_warehouse_is_left_alone() {
        OrderInWarehouse order =
                order("l1 KET 1", "l2 EBOOK 1").sentTo("leeds", "W-1", "l1 1").says("W-1", "", "packed: KET 1");
        order.catchesUp();
        assertThat(order.states("l2")).isEqualTo(Map.of("Initial", 1L));
    }

    @Test
    void fees_are_left_alone_unless_the_warehouse_has_them() {
        OrderInWarehouse order = order("l1 KET 1", "c1 gift-wrap 1 custom")
                .sentTo("leeds", "W-1")
                .says("W-1", "", "released: KET 1");
        order.catchesUp();
        assertThat(order.states("c1")).isEqualTo(Map.of("Initial", 1L));

        assertThat(order.says("W-1", "", "released: KET 1, gift-wrap 1").catchesUp())
                .containsExactly("c1: 1 Initial -> received", "c1: 1 received -> allocated");
    }

    @Test
    void a_fee_that_no_part_names_goes_along_with_the_warehouse_that_has_it() {
        OrderInWarehouse order = order("l1 KET 1", "c1 gift-wrap 1 custom")
                .sentTo("leeds", "W-1-A", "l1 1")
                .says("W-1-A", "", "released: KET 1, gift-wrap 1");
        order.catchesUp();
        assertThat(order.states("c1")).isEqualTo(Map.of("allocated", 1L));
    }

    @Test
    void an_order_being_replaced_there_does_not_move() {
        OrderInWarehouse order = kettles()
                .has("l1", "received 3")
                .link("leeds", "W-1", OrderLink.State.REPLACING)
                .says("W-1", "", "packed: KET 3");
        assertThat(order.lacks()).isEmpty();
        assertThat(order.link("leeds", "W-1", OrderLink.State.ACCEPTED).lacks()).isNotEmpty();
    }

    @Test
    void pieces_cancelled_in_commerce_that_left_all_the_same_are_somebodys_task() {
        assertThat(kettles()
                        .has("l1", "cancelled 1", "shipped 2")
                        .ships("l1", 3)
                        .lacks())
                .first()
                .isEqualTo("stuck: Of order W-1, line KET (l1): ordered 3, shipped 3, and 1 are in State 'cancelled'.");
    }

    @Test
    void a_state_that_no_table_knows_is_told() {
        OrderInWarehouse order = kettles().has("l1", "received 3").says("W-1", "", "quality_check: KET 3 weighed");
        assertThat(order.lacks()).isEmpty();
        assertThat(order.notes())
                .containsExactly(
                        "the line state 'weighed' of W-1 is in no table; it counts as received at least",
                        "the shipment state 'quality_check' of W-1 is in no table; it counts as received at least");
    }

    private static final StateTables.Allocation FIELDS = new StateTables.Allocation("site", "expected", "line-type");

    @Test
    void site_and_expected_day_are_told_with_the_allocation() {
        OrderInWarehouse order =
                kettles().has("l1", "received 3").typed("l1", Map.of()).allocation(FIELDS);

        assertThat(order.says("W-1", "", "ready 2026-07-05: KET 3 created").catchesUp())
                .containsExactly("l1: expected = 2026-07-05");
        assertThat(order.says(
                                "W-1",
                                "",
                                "out_of_stock 2026-07-19: KET 1 out_of_stock",
                                "released 2026-07-05: KET 2 allocated")
                        .catchesUp())
                .contains("l1: site = leeds", "l1: expected = 2026-07-19");
        assertThat(order.says("W-1", "", "despatched: KET 3").ships("l1", 3).catchesUp())
                .noneMatch(each -> each.contains("="));
    }

    @Test
    void a_line_without_custom_fields_gets_the_configured_type() {
        OrderInWarehouse order = kettles()
                .says("W-1", "", "released: KET 3")
                .lineStates(Map.of())
                .allocation(FIELDS);
        assertThat(order.catchesUp()).containsExactly("l1: type line-type {site=leeds}");
    }

    @Test
    void or_cannot_be_told() {
        OrderInWarehouse order = kettles()
                .says("W-1", "", "released: KET 3")
                .lineStates(Map.of())
                .allocation(new StateTables.Allocation("site", null, null));
        assertThat(order.lacks()).isEmpty();
        assertThat(order.notes()).containsExactly("line l1 has no custom type, its site cannot be told");
    }

    @Test
    void a_line_at_two_sites_names_both() {
        OrderInWarehouse order = order("l1 KET 5")
                .lineStates(Map.of())
                .allocation(FIELDS)
                .sentTo("york", "W-1-A", "l1 2")
                .sentTo("leeds", "W-1-B", "l1 3")
                .says("W-1-A", "", "packed: KET 2")
                .says("W-1-B", "", "released: KET 3");
        assertThat(order.catchesUp()).containsExactly("l1: type line-type {site=leeds, york}");
    }
}
