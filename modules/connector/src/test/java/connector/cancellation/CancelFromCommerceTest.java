package connector.cancellation;

import static org.assertj.core.api.Assertions.assertThat;

import com.commercetools.api.models.order.OrderState;
import com.commercetools.api.models.order.ShipmentState;
import connector.orderflow.OrderLink;
import connector.orderflow.OrderLink.State;
import connector.routing.CancelRules;
import connector.routing.ReasonTable;
import connector.workqueue.Outcome;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One story each of an order that somebody in commerce wants cancelled. */
class CancelFromCommerceTest {

    private final MugStory story = new MugStory(MugsOnPaper.order("None", 3, 2, 1));

    @Test
    void before_it_was_exported_it_never_is() {
        story.edit(order -> order.setOrderState(OrderState.CANCELLED));

        assertThat(story.news().toString()).contains("cancelled before it was exported");
        assertThat(story.floor.calls).isEmpty();
        assertThat(story.order().getShipmentState()).isEqualTo(ShipmentState.CANCELED);
        assertThat(story.field(MugStory.FIELD)).isEqualTo("cancelled");
    }

    @Test
    void asked_for_by_a_field_before_it_was_exported_the_order_is_closed() {
        story.asks("changed mind");

        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
        assertThat(story.floor.calls).isEmpty();
        assertThat(story.order().getOrderState()).isEqualTo(OrderState.CANCELLED);
        assertThat(story.field(MugStory.FIELD)).isEqualTo("cancelled: changed mind");
    }

    @Test
    void the_warehouse_is_asked_first_and_commerce_told_then() {
        story.news();
        story.asks(true);
        story.floor.silent(true);
        story.floor.losesNextCancel(false);

        assertThat(story.news()).isInstanceOf(Outcome.TryAgain.class);
        assertThat(story.order().getOrderState()).isEqualTo(OrderState.OPEN);
        assertThat(story.link()).isEqualTo(State.CANCELLING);

        story.floor.silent(false);
        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
        assertThat(story.floor.calls)
                .containsExactly("import W-1", "cancel W-1", "detail W-1", "cancel W-1", "detail W-1");
        assertThat(story.link()).isEqualTo(State.CANCELLED);
        assertThat(story.order().getOrderState()).isEqualTo(OrderState.CANCELLED);
        assertThat(story.order().getShipmentState()).isEqualTo(ShipmentState.CANCELED);
        assertThat(story.cancelled("line-1")).isEqualTo(3);
        assertThat(story.floor.alive()).isEmpty();
    }

    @Test
    void asked_for_by_a_workflow_state_it_is_cancelled_too() {
        story.news();
        story.asksByState();

        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
        assertThat(story.floor.alive()).isEmpty();
        assertThat(story.order().getOrderState()).isEqualTo(OrderState.CANCELLED);
    }

    @Test
    void news_again_and_again_changes_nothing_more() {
        story.news();
        story.asks(true);
        story.news();
        long version = story.order().getVersion();
        int calls = story.floor.calls.size();

        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
        assertThat(story.order().getVersion()).isEqualTo(version);
        assertThat(story.floor.calls).hasSize(calls);
    }

    @Test
    void a_lost_answer_is_looked_up_and_not_repeated() {
        story.news();
        story.asks(true);
        story.floor.losesNextCancel(true);

        assertThat(story.news()).isInstanceOf(Outcome.TryAgain.class);
        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
        assertThat(story.floor.calls).containsExactly("import W-1", "cancel W-1", "detail W-1");
        assertThat(story.order().getOrderState()).isEqualTo(OrderState.CANCELLED);
    }

    @Test
    void too_late_is_told_to_commerce_and_left_to_a_person() {
        story.news();
        story.floor.tooLate = true;
        story.asks(true);

        Outcome outcome = story.news();
        assertThat(outcome).isInstanceOf(Outcome.LeftToPerson.class);
        assertThat(outcome.toString()).contains("too late to cancel W-1: it is created there");
        assertThat(story.field(MugStory.FIELD).toString()).startsWith("refused: too late to cancel W-1");
        assertThat(story.order().getOrderState()).isEqualTo(OrderState.OPEN);
        assertThat(story.link()).isEqualTo(State.KEPT);

        int calls = story.floor.calls.size();
        long version = story.order().getVersion();
        assertThat(story.news()).isEqualTo(outcome);
        assertThat(story.floor.calls).hasSize(calls);
        assertThat(story.order().getVersion()).isEqualTo(version);
    }

    @Test
    void the_warehouse_cancels_it_in_the_same_moment_and_that_is_no_refusal() {
        story.news();
        story.asks(true);
        story.floor.tick = () -> {
            story.floor.tick = () -> {};
            story.floor.cancelsItself("W-1");
        };

        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
        assertThat(story.link()).isEqualTo(State.CANCELLED);
        assertThat(story.order().getOrderState()).isEqualTo(OrderState.CANCELLED);
        assertThat(story.field(MugStory.FIELD).toString()).startsWith("cancelled");
    }

    @Test
    void too_late_and_cancelled_there_by_hand_in_the_end_it_is_cancelled() {
        story.news();
        story.floor.tooLate = true;
        story.asks(true);
        story.news();
        story.floor.cancelsItself("W-1");
        story.hearsOfTheWarehouse();

        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
        assertThat(story.link()).isEqualTo(State.CANCELLED);
        assertThat(story.order().getOrderState()).isEqualTo(OrderState.CANCELLED);
        assertThat(story.field(MugStory.FIELD)).isEqualTo("cancelled");
    }

    @Test
    void too_late_and_nobody_asks_any_more_the_refusal_is_taken_back() {
        story.news();
        story.floor.tooLate = true;
        story.asks(true);
        story.news();
        story.asksNoMore();

        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
        assertThat(story.link()).isEqualTo(State.ACCEPTED);
        assertThat(story.field(MugStory.FIELD)).isNull();
    }

    /** The warehouse has it, and commerce does not know yet: it is told after all. */
    @Test
    void taken_back_before_the_sync_info_was_written_it_is_written() {
        story.shop.nextUpdateIsLost(false);
        story.news();
        assertThat(story.link()).isEqualTo(State.IMPORTED);
        story.floor.tooLate = true;
        story.asks(true);
        story.news();
        assertThat(story.link()).isEqualTo(State.KEPT);

        story.asksNoMore();
        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
        assertThat(story.link()).isEqualTo(State.ACCEPTED);
        assertThat(story.order().getSyncInfo()).hasSize(1);
    }

    /** What was put before a person stays there. */
    @Test
    void taken_back_a_difference_is_still_noted() {
        story.news();
        story.floor.tooLate = true;
        story.edit(order -> order.getShippingAddress().setStreetNumber("99"));
        Outcome before = story.news();
        assertThat(story.link()).isEqualTo(State.DIFFERS);
        story.asks(true);
        story.news();
        assertThat(story.link()).isEqualTo(State.KEPT);

        story.asksNoMore();
        assertThat(story.news()).isEqualTo(before);
        assertThat(story.link()).isEqualTo(State.DIFFERS);
    }

    @Test
    void taken_back_before_anything_was_sent_the_parts_go() {
        CancelRules usual = MugStory.rules(ReasonTable.PASSING, ReasonTable.PASSING, false);
        story.rules = new CancelRules(
                usual.asked(),
                usual.reasons(),
                usual.warehouseReasons(),
                usual.told(),
                CancelRules.DEFAULT.lines(),
                usual.payment());
        story.twoSites = true;
        story.step().recording().run();
        assertThat(story.links()).extracting(OrderLink::state).containsOnly(State.PLANNED);
        story.asks(true);
        story.news();
        assertThat(story.links()).extracting(OrderLink::state).containsOnly(State.CANCELLED);

        story.asksNoMore();
        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
        assertThat(story.links()).extracting(OrderLink::state).containsOnly(State.ACCEPTED);
        assertThat(story.floor.alive()).hasSize(2);
    }

    @Test
    void an_answer_in_words_nobody_knows_leaves_commerce_as_it_is() {
        story.news();
        story.floor.answersInOtherWords = true;
        story.asks(true);

        assertThat(story.news())
                .isInstanceOfSatisfying(
                        Outcome.Unsettled.class,
                        unsettled -> assertThat(unsettled.failure().words()).contains("is being packed", "'created'"));
        assertThat(story.link()).isEqualTo(State.CANCELLING);
        assertThat(story.order().getOrderState()).isEqualTo(OrderState.OPEN);

        int cancels = story.floor.cancels("W-1");
        story.news();
        story.news();
        assertThat(story.floor.cancels("W-1")).isEqualTo(cancels).isEqualTo(1);
    }

    @Test
    void what_is_unsettled_is_cancelled_again_once_an_operator_asks() {
        story.news();
        story.floor.answersInOtherWords = true;
        story.asks(true);
        story.news();
        story.floor.answersInOtherWords = false;

        assertThat(story.replay()).isInstanceOf(Outcome.Done.class);
        assertThat(story.floor.cancels("W-1")).isEqualTo(2);
        assertThat(story.link()).isEqualTo(State.CANCELLED);
    }

    /** It will never be shown as cancelled: nobody waits for that, and nobody asks again. */
    @Test
    void what_is_unsettled_is_too_late_once_a_shipment_has_left() {
        story.news();
        story.floor.answersInOtherWords = true;
        story.asks(true);
        story.news();
        story.floor.ship("W-1", Map.of());

        assertThat(story.news())
                .isInstanceOfSatisfying(
                        Outcome.LeftToPerson.class,
                        left -> assertThat(left.reason()).contains("too late to cancel W-1", "despatched"));
        assertThat(story.link()).isEqualTo(State.KEPT);
        assertThat(story.floor.cancels("W-1")).isEqualTo(1);
    }

    /** Something new is shown, so it may be tried once more. */
    @Test
    void what_is_unsettled_is_cancelled_again_once_order_detail_shows_something_new() {
        story.news();
        story.floor.answersInOtherWords = true;
        story.asks(true);
        story.news();
        story.floor.answersInOtherWords = false;
        story.floor.split("W-1", "CUP");

        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
        assertThat(story.floor.cancels("W-1")).isEqualTo(2);
        assertThat(story.link()).isEqualTo(State.CANCELLED);
    }

    @Test
    void crossing_an_import_whose_answer_was_lost_it_is_cancelled_there() {
        story.floor.losesNextImport(true);
        story.news();
        story.asks(true);

        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
        assertThat(story.floor.calls).containsExactly("import W-1", "detail W-1", "cancel W-1", "detail W-1");
        assertThat(story.floor.alive()).isEmpty();
    }

    @Test
    void crossing_an_import_that_never_arrived_it_is_not_sent() {
        story.floor.losesNextImport(false);
        story.news();
        story.asks(true);

        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
        assertThat(story.floor.calls).containsExactly("import W-1", "detail W-1");
        assertThat(story.order().getOrderState()).isEqualTo(OrderState.CANCELLED);
    }

    @Test
    void found_alive_after_all_it_is_cancelled_again() {
        story.news();
        story.asks(true);
        story.news();
        story.floor.revives("W-1");
        story.hearsOfTheWarehouse();

        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
        assertThat(story.floor.alive()).isEmpty();
    }

    @Test
    void wanted_again_by_hand_it_is_left_to_a_person() {
        story.news();
        story.asks(true);
        story.news();
        story.asksNoMore();
        story.edit(order -> order.setOrderState(OrderState.OPEN));

        assertThat(story.news().toString()).contains("commercetools wants it again");
        assertThat(story.order().getOrderState()).isEqualTo(OrderState.OPEN);
        assertThat(story.floor.calls.stream().filter("import W-1"::equals)).hasSize(1);
    }

    @Test
    void one_of_two_consignments_is_too_late_and_the_other_is_cancelled() {
        story.twoSites = true;
        story.news();
        story.floor.ship(story.reference("line-3"), Map.of());
        story.hearsOfTheWarehouse();
        story.news();
        story.asks(true);

        Outcome outcome = story.news();
        assertThat(outcome.toString()).contains("too late to cancel " + story.reference("line-3"));
        assertThat(story.field(MugStory.FIELD).toString())
                .contains("not shipped: 5 x MUG")
                .contains("refused: too late to cancel " + story.reference("line-3"));
        assertThat(story.expected()).isEqualTo(story.shipped());
        assertThat(story.order().getOrderState()).isEqualTo(OrderState.OPEN);
    }

    @Test
    void the_reason_is_recorded_in_our_words() {
        story.rules =
                MugStory.rules(new ReasonTable(Map.of("A", "changed their mind"), null), ReasonTable.PASSING, true);
        story.news();
        story.asks("A");

        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
        assertThat(story.field(MugStory.FIELD)).isEqualTo("cancelled: changed their mind");
    }

    @Test
    void an_unknown_reason_cancels_as_well_and_is_shown_to_a_person() {
        story.rules =
                MugStory.rules(new ReasonTable(Map.of("A", "changed their mind"), null), ReasonTable.PASSING, true);
        story.news();
        story.asks("Z");

        assertThat(story.news())
                .isInstanceOfSatisfying(
                        Outcome.LeftToPerson.class,
                        left -> assertThat(left.reason())
                                .isEqualTo("the reason 'Z' is in no row of cancellation.reasons"));
        assertThat(story.floor.alive()).isEmpty();
        assertThat(story.order().getOrderState()).isEqualTo(OrderState.CANCELLED);
    }

    @Test
    void a_project_without_our_fields_is_told_by_its_states() {
        story.news();
        story.asks(true);
        story.shop.refusesUpdates("the type has no such field");

        assertThat(story.news().toString()).contains("commerce could not be told");
        assertThat(story.floor.alive()).isEmpty();
    }
}
