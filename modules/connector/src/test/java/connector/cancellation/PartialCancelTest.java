package connector.cancellation;

import static org.assertj.core.api.Assertions.assertThat;

import com.commercetools.api.models.order.OrderState;
import connector.orderflow.OrderLink.State;
import connector.workqueue.Outcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One story each of an order of which commerce cancels a part. */
class PartialCancelTest {

    private final MugStory story = new MugStory(MugsOnPaper.order("None", 3, 2, 1));

    @Test
    void pieces_moved_to_the_cancelled_state_leave_the_warehouse() {
        story.news();
        cancels("line-1", 2);

        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
        assertThat(story.floor.wanted("W-1")).isEqualTo(Map.of("MUG", 3L, "CUP", 1L));
        assertThat(story.floor.calls)
                .containsExactly("import W-1", "detail W-1", "free W-1", "detail W-1", "detail W-1", "import W-1");
        assertThat(story.links().getFirst().sent().parts())
                .extracting("lineId", "quantity")
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("line-1", 1L),
                        org.assertj.core.groups.Tuple.tuple("line-2", 2L),
                        org.assertj.core.groups.Tuple.tuple("line-3", 1L));

        int calls = story.floor.calls.size();
        story.news();
        assertThat(story.floor.calls).hasSize(calls);
    }

    @Test
    void an_edit_in_commerce_leaves_the_remaining_pieces() {
        story.news();
        story.edit(order -> MugsOnPaper.quantity(order, "line-1", 1));

        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
        assertThat(story.floor.wanted("W-1")).isEqualTo(Map.of("MUG", 3L, "CUP", 1L));
    }

    @Test
    void an_order_edited_to_nothing_is_cancelled() {
        story.news();
        story.edit(
                order -> List.of("line-1", "line-2", "line-3").forEach(line -> MugsOnPaper.quantity(order, line, 0)));

        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
        assertThat(story.floor.alive()).isEmpty();
        assertThat(story.floor.calls).containsExactly("import W-1", "cancel W-1", "detail W-1");
        assertThat(story.order().getOrderState()).isEqualTo(OrderState.CANCELLED);
    }

    @Test
    void an_order_cancelled_line_by_line_is_cancelled() {
        story.news();
        cancels("line-1", 3);
        cancels("line-2", 2);
        cancels("line-3", 1);

        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
        assertThat(story.floor.alive()).isEmpty();
        assertThat(story.order().getOrderState()).isEqualTo(OrderState.CANCELLED);
    }

    @Test
    void a_consignment_of_which_nothing_is_left_is_cancelled_and_the_other_goes_on() {
        story.twoSites = true;
        story.news();
        cancels("line-3", 1);

        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
        assertThat(story.floor.alive()).hasSize(1);
        assertThat(story.floor.wanted(story.reference("line-3"))).isEmpty();
        assertThat(story.links()).extracting("state").containsExactlyInAnyOrder(State.CANCELLED, State.ACCEPTED);
        assertThat(story.order().getOrderState()).isEqualTo(OrderState.OPEN);
        assertThat(story.dropped()).isEmpty();
    }

    @Test
    void a_consignment_that_an_edit_emptied_is_cancelled_and_the_other_goes_on() {
        story.twoSites = true;
        story.news();
        story.edit(order -> MugsOnPaper.quantity(order, "line-3", 0));

        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
        assertThat(story.floor.wanted(story.reference("line-3"))).isEmpty();
        assertThat(story.links()).extracting("state").containsExactlyInAnyOrder(State.CANCELLED, State.ACCEPTED);
        assertThat(story.floor.alive()).hasSize(1);
    }

    @Test
    void what_was_cancelled_before_the_export_is_never_sent() {
        cancels("line-1", 3);

        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
        assertThat(story.floor.wanted("W-1")).isEqualTo(Map.of("MUG", 2L, "CUP", 1L));
    }

    @Test
    void all_of_it_cancelled_line_by_line_before_the_export_nothing_is_sent() {
        cancels("line-1", 3);
        cancels("line-2", 2);
        cancels("line-3", 1);

        assertThat(story.news().toString()).contains("cancelled before it was exported");
        assertThat(story.floor.calls).isEmpty();
    }

    @Test
    void cancelled_in_commerce_and_short_in_the_warehouse_no_piece_counts_twice() {
        story.news();
        cancels("line-1", 1);
        story.news();
        story.floor.ship("W-1", Map.of("MUG", 2L));
        story.hearsOfTheWarehouse();

        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
        assertThat(story.expected()).isEqualTo(story.shipped());
    }

    @Test
    void too_late_to_leave_the_warehouse_the_order_differs_and_a_person_sees_it() {
        story.news();
        story.floor.tooLate = true;
        cancels("line-1", 1);

        assertThat(story.news().toString()).contains("too late");
        assertThat(story.link()).isEqualTo(State.DIFFERS);
    }

    private void cancels(String line, long pieces) {
        story.edit(order ->
                MugsOnPaper.move(MugsOnPaper.line(order, line), MugsOnPaper.INITIAL, MugsOnPaper.CANCELLED, pieces));
    }
}
