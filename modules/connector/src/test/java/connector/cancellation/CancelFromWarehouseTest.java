package connector.cancellation;

import static org.assertj.core.api.Assertions.assertThat;

import com.commercetools.api.models.cart.InventoryMode;
import com.commercetools.api.models.order.OrderState;
import com.commercetools.api.models.order.ShipmentState;
import connector.orderflow.OrderLink.State;
import connector.routing.CancelRules;
import connector.routing.ReasonTable;
import connector.workqueue.Outcome;
import connector.workqueue.Step;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One story each of an order that the warehouse does not ship, or not all of it. */
class CancelFromWarehouseTest {

    private MugStory story = exported("None", false);

    @Test
    void the_whole_order_is_cancelled_in_both_spellings_with_its_reason() {
        story.rules =
                MugStory.rules(ReasonTable.PASSING, new ReasonTable(Map.of("order_cancelled", "no-stock"), null), true);
        story.floor.cancelsItself("W-1");
        story.hearsOfTheWarehouse();

        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
        assertThat(story.link()).isEqualTo(State.CANCELLED);
        assertThat(story.order().getOrderState()).isEqualTo(OrderState.CANCELLED);
        assertThat(story.order().getShipmentState()).isEqualTo(ShipmentState.CANCELED);
        assertThat(story.field(MugStory.REASON)).isEqualTo("no-stock");
        assertThat(story.field(MugStory.FIELD)).isEqualTo("cancelled by the warehouse (no-stock)");
        assertThat(story.floor.calls).containsExactly("import W-1", "detail W-1");
    }

    @Test
    void told_once_it_is_not_told_again_when_somebody_opens_the_order() {
        story.floor.cancelsItself("W-1");
        story.hearsOfTheWarehouse();
        story.news();
        story.edit(order -> order.setOrderState(OrderState.OPEN));

        assertThat(story.news().toString()).contains("commercetools wants it again");
        assertThat(story.order().getOrderState()).isEqualTo(OrderState.OPEN);
    }

    @Test
    void what_was_heard_long_ago_is_asked_again_before_it_counts() {
        story.floor.cancelsItself("W-1");
        story.hearsOfTheWarehouse();
        story.floor.revives("W-1");

        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
        assertThat(story.link()).isEqualTo(State.ACCEPTED);
        assertThat(story.order().getOrderState()).isEqualTo(OrderState.OPEN);
    }

    @Test
    void one_consignment_takes_its_pieces_out_of_an_order_without_stock() {
        story = exported("None", true);
        story.floor.cancelsItself(story.reference("line-3"));
        story.hearsOfTheWarehouse();

        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
        assertThat(story.quantity("line-3")).isZero();
        assertThat(story.order().getOrderState()).isEqualTo(OrderState.OPEN);
        assertThat(story.field(MugStory.FIELD)).isEqualTo("not shipped: 1 x CUP (order_cancelled)");
        assertThat(story.floor.calls.stream().filter(call -> call.startsWith("free")))
                .isEmpty();

        int calls = story.floor.calls.size();
        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
        assertThat(story.floor.calls).hasSize(calls);
    }

    @Test
    void one_consignment_moves_its_pieces_to_the_cancelled_state_where_stock_is_kept() {
        story = exported("TrackOnly", true);
        story.floor.cancelsItself(story.reference("line-3"));
        story.hearsOfTheWarehouse();

        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
        assertThat(story.cancelled("line-3")).isEqualTo(1);
        assertThat(story.refund("line-3").toString()).contains("701");
        assertThat(story.edits.calls).isEmpty();
        assertThat(story.floor.calls.stream().filter(call -> call.startsWith("free")))
                .isEmpty();
    }

    @Test
    void short_by_one_the_order_is_edited_and_the_export_sees_nothing_to_send() {
        story.floor.ship("W-1", Map.of("MUG", 1L));
        story.hearsOfTheWarehouse();

        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
        assertThat(story.quantity("line-1")).isEqualTo(3);
        assertThat(story.quantity("line-2")).isEqualTo(1);
        assertThat(story.order().getTotalPrice().getCentAmount()).isEqualTo(490 + 1500 + 300 + 701);
        assertThat(story.edits.calls).containsExactly("preview", "create", "apply");
        assertThat(story.floor.calls).doesNotContain("free W-1");
        assertThat(story.expected()).isEqualTo(story.shipped());

        int calls = story.floor.calls.size();
        story.news();
        assertThat(story.floor.calls).hasSize(calls);
        assertThat(story.edits.calls).hasSize(3);
    }

    @Test
    void short_by_one_where_stock_is_kept_a_refund_is_signalled() {
        story = exported("TrackOnly", false);
        story.floor.ship("W-1", Map.of("MUG", 1L));
        story.hearsOfTheWarehouse();

        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
        assertThat(story.cancelled("line-2")).isEqualTo(1);
        assertThat(story.refund("line-2").toString()).contains("300");
        assertThat(story.expected()).isEqualTo(story.shipped());
        assertThat(story.field(MugStory.REASON)).isEqualTo("short");
        assertThat(story.floor.calls).doesNotContain("free W-1");
    }

    /** Nobody was told yet: the note is taken back, and so is the amount to refund. */
    @Test
    void units_that_left_after_all_before_commerce_was_told_are_missed_no_more() {
        story = exported("TrackOnly", false);
        story.rules = withoutCancelledState();
        story.floor.ship("W-1", Map.of("MUG", 1L));
        story.hearsOfTheWarehouse();
        assertThat(story.news())
                .isInstanceOfSatisfying(
                        Outcome.LeftToPerson.class,
                        left -> assertThat(left.reason()).contains("1 of MUG will not be shipped"));
        assertThat(story.refund("line-2")).isNotNull();

        story.floor.correctsLast("MUG", 1);
        story.hearsOfTheWarehouse();

        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
        assertThat(story.dropped()).allMatch(each -> each.quantity() == 0);
        assertThat(story.refund("line-2")).isNull();
        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
    }

    /** The edit was created, and its answer lost; before it is applied the units turn out to have left. */
    @Test
    void an_edit_whose_units_left_after_all_is_taken_away() {
        story.floor.ship("W-1", Map.of("MUG", 1L));
        story.hearsOfTheWarehouse();
        story.edits.losesNext();
        assertThat(story.news()).isInstanceOf(Outcome.TryAgain.class);
        assertThat(story.edits.calls).containsExactly("preview", "create");

        story.floor.correctsLast("MUG", 1);
        story.hearsOfTheWarehouse();

        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
        assertThat(story.edits.calls).containsExactly("preview", "create", "delete");
        assertThat(story.quantity("line-2")).isEqualTo(2);
    }

    private static CancelRules withoutCancelledState() {
        CancelRules usual = MugStory.rules(ReasonTable.PASSING, ReasonTable.PASSING, true);
        return new CancelRules(
                usual.asked(),
                usual.reasons(),
                usual.warehouseReasons(),
                usual.told(),
                new CancelRules.Lines(null, MugStory.REFUND, "line-type", true),
                usual.payment());
    }

    @Test
    void a_move_that_was_written_and_not_recorded_is_not_made_again() {
        story = exported("TrackOnly", false);
        story.floor.ship("W-1", Map.of("MUG", 1L));
        story.hearsOfTheWarehouse();
        Step step = story.step();
        while (story.cancelled("line-2") == 0) {
            step.recording().run();
            step = story.step();
        }

        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
        assertThat(story.cancelled("line-2")).isEqualTo(1);
    }

    @Test
    void nothing_is_judged_while_a_shipment_is_open() {
        story.floor.split("W-1", "CUP");
        story.floor.shipFirst("W-1", Map.of("MUG", 1L));
        story.hearsOfTheWarehouse();

        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
        assertThat(story.quantity("line-2")).isEqualTo(2);

        story.floor.ship("W-1", Map.of());
        story.hearsOfTheWarehouse();
        story.news();
        assertThat(story.expected()).isEqualTo(story.shipped());
    }

    @Test
    void a_cancelled_shipment_drops_its_pieces_and_what_was_shipped_stays_shipped() {
        story.floor.split("W-1", "CUP");
        story.floor.shipFirst("W-1", Map.of());
        story.floor.cancelShipment("W-1", 1);
        story.hearsOfTheWarehouse();

        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
        assertThat(story.quantity("line-3")).isZero();
        assertThat(story.field(MugStory.REASON)).isEqualTo("shipment_cancelled");
        assertThat(story.expected()).isEqualTo(story.shipped());
    }

    @Test
    void order_detail_nobody_asked_for_is_asked_once_pieces_are_missing() {
        story.floor.ship("W-1", Map.of("MUG", 2L));
        var before = story.floor.order("W-1");
        story.hearsOfTheWarehouse();
        story.facts.save("shop", MugStory.ID, "detail/W-1", FloorBefore.open(before));

        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
        assertThat(story.expected()).isEqualTo(story.shipped());
    }

    @Test
    void an_edit_that_the_platform_refuses_is_told_by_states() {
        story.edits.refusesPreviews = true;
        cupIsMissing();

        toldByStates();
        assertThat(story.edits.calls).containsExactly("preview");
    }

    @Test
    void an_edit_that_would_change_other_pieces_too_is_not_made() {
        story.edits.platform = order -> MugsOnPaper.quantity(order, "line-1", 4);
        cupIsMissing();

        toldByStates();
        assertThat(story.quantity("line-1")).isEqualTo(3);
        assertThat(story.edits.calls).containsExactly("preview");
    }

    /** Somebody might apply it later. */
    @Test
    void an_edit_that_was_created_and_is_refused_does_not_stay_about() {
        story.edits.refusesApply = true;
        cupIsMissing();

        toldByStates();
        assertThat(story.edits.calls).containsExactly("preview", "create", "apply", "delete");
        assertThat(story.edits.edits).isEmpty();
    }

    @Test
    void the_lost_answer_to_its_deletion_ends_the_same() {
        story.edits.refusesApply = true;
        cupIsMissing();
        story.edits.onDelete = story.edits::losesNext;
        assertThat(story.news()).isInstanceOf(Outcome.TryAgain.class);

        toldByStates();
        assertThat(story.edits.edits).isEmpty();
    }

    @Test
    void an_edit_after_which_less_would_cost_more_is_not_made() {
        story.edits.platform = order -> order.getTotalPrice().setCentAmount(9_999L);
        cupIsMissing();

        toldByStates();
        assertThat(story.edits.calls).containsExactly("preview");
    }

    @Test
    void an_edit_whose_prices_rose_since_it_was_created_is_not_applied() {
        cupIsMissing();
        story.edits.losesNext();
        assertThat(story.news()).isInstanceOf(Outcome.TryAgain.class);
        story.edits.platform = order -> order.getTotalPrice().setCentAmount(9_999L);

        toldByStates();
        assertThat(story.edits.calls).containsExactly("preview", "create", "delete");
    }

    @Test
    void an_order_that_reserves_stock_although_its_lines_say_nothing_is_not_edited() {
        story.edit(order -> order.setInventoryMode(InventoryMode.RESERVE_ON_ORDER));
        cupIsMissing();

        toldByStates();
        assertThat(story.edits.calls).isEmpty();
    }

    /** Which of two lines with one SKU is short, only the deliveries tell. */
    @Test
    void nothing_is_judged_before_the_deliveries_are_written() {
        story.floor.ship("W-1", Map.of("MUG", 1L));
        story.hearsOfTheWarehouse();
        story.edit(order -> order.getShippingInfo().setDeliveries(List.of()));

        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
        assertThat(story.dropped()).isEmpty();
        assertThat(story.edits.calls).isEmpty();
    }

    @Test
    void a_lost_answer_to_the_edit_is_found_under_its_key() {
        story.floor.ship("W-1", Map.of("MUG", 1L));
        story.hearsOfTheWarehouse();
        story.edits.losesNext();
        assertThat(story.news()).isInstanceOf(Outcome.TryAgain.class);
        story.edits.losesNext();
        assertThat(story.news()).isInstanceOf(Outcome.TryAgain.class);

        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
        assertThat(story.quantity("line-2")).isEqualTo(1);
        assertThat(story.edits.calls).containsExactly("preview", "create", "apply");
        assertThat(story.floor.calls).doesNotContain("free W-1");
    }

    @Test
    void somebody_edits_the_order_first_and_the_edit_is_made_anew() {
        story.floor.ship("W-1", Map.of("MUG", 1L));
        story.hearsOfTheWarehouse();
        story.edits.beforeApply = () -> story.edit(order -> order.setPurchaseOrderNumber("PO-7"));
        assertThat(story.news()).isInstanceOf(Outcome.TryAgain.class);
        assertThat(story.quantity("line-2")).isEqualTo(2);

        story.news();
        story.news();
        assertThat(story.quantity("line-2")).isEqualTo(1);
    }

    @Test
    void an_unknown_reason_of_the_warehouse_is_shown_to_a_person() {
        story.rules = MugStory.rules(ReasonTable.PASSING, new ReasonTable(Map.of("short", "x"), null), true);
        story.floor.cancelsItself("W-1");
        story.hearsOfTheWarehouse();

        assertThat(story.news().toString())
                .contains("the warehouse's reason 'order_cancelled' is in no row of cancellation.warehouse-reasons");
        assertThat(story.order().getOrderState()).isEqualTo(OrderState.CANCELLED);
    }

    private void cupIsMissing() {
        story.floor.ship("W-1", Map.of("CUP", 1L));
        story.hearsOfTheWarehouse();
    }

    private void toldByStates() {
        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
        assertThat(story.cancelled("line-3")).isEqualTo(1);
    }

    private static MugStory exported(String inventoryMode, boolean twoSites) {
        MugStory story = new MugStory(MugsOnPaper.order(inventoryMode, 3, 2, 1));
        story.twoSites = twoSites;
        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
        return story;
    }
}
