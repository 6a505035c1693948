package connector.cancellation;

import static org.assertj.core.api.Assertions.assertThat;

import com.commercetools.api.models.order.OrderState;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Killed at every point, from before the first row to after the last call, and started again. */
class KilledWhileCancellingTest {

    private static final int STARTS = 3;

    @Test
    void asked_by_commerce_it_ends_cancelled_on_both_sides() {
        int points = killedEverywhere("None", story -> story.asks(true), story -> {
            assertThat(story.floor.alive()).isEmpty();
            assertThat(story.order().getOrderState()).isEqualTo(OrderState.CANCELLED);
            assertThat(story.floor.calls.stream().filter("cancel W-1"::equals).count())
                    .isLessThanOrEqualTo(2);
        });
        assertThat(points).isGreaterThan(6);
    }

    @Test
    void short_in_the_warehouse_the_order_is_edited_once() {
        int points = killedEverywhere("None", KilledWhileCancellingTest::comesShort, story -> {
            assertThat(story.expected()).isEqualTo(story.shipped());
            assertThat(story.edits.edits).hasSize(1);
            assertThat(story.quantity("line-2")).isEqualTo(1);
            assertThat(story.floor.calls).doesNotContain("free W-1");
        });
        assertThat(points).isGreaterThan(10);
    }

    @Test
    void short_in_the_warehouse_pieces_are_moved_once() {
        int points = killedEverywhere("TrackOnly", KilledWhileCancellingTest::comesShort, story -> {
            assertThat(story.expected()).isEqualTo(story.shipped());
            assertThat(story.floor.calls).doesNotContain("free W-1");
        });
        assertThat(points).isGreaterThan(4);
    }

    @Test
    void partly_cancelled_in_commerce_the_rest_is_there_once() {
        int points = killedEverywhere(
                "TrackOnly",
                story -> story.edit(order -> MugsOnPaper.move(
                        MugsOnPaper.line(order, "line-1"), MugsOnPaper.INITIAL, MugsOnPaper.CANCELLED, 2)),
                story -> {
                    assertThat(story.floor.alive()).containsExactly("W-1");
                    assertThat(story.floor.wanted("W-1")).isEqualTo(Map.of("MUG", 3L, "CUP", 1L));
                });
        assertThat(points).isGreaterThan(8);
    }

    private static int killedEverywhere(String mode, Consumer<MugStory> happens, Consumer<MugStory> ends) {
        int point = 0;
        boolean killed = true;
        while (killed) {
            MugStory life = new MugStory(MugsOnPaper.order(mode, 3, 2, 1));
            life.news();
            happens.accept(life);
            Kill kill = new Kill(point++);
            life.tick = kill;
            life.floor.tick = kill;
            life.edits.tick = kill;
            for (int start = 0; start < STARTS; start++) {
                try {
                    life.news();
                } catch (Kill.Killed died) {
                    life.shop.writes.newFact();
                    continue;
                }
            }
            killed = kill.happened();
            int at = point;
            try {
                ends.accept(life);
            } catch (AssertionError wrong) {
                throw new AssertionError(
                        "killed at point " + at + ": " + life.floor.calls + life.edits.calls + life.shop.calls, wrong);
            }
        }
        return point;
    }

    private static void comesShort(MugStory story) {
        story.floor.ship("W-1", Map.of("MUG", 1L, "CUP", 1L));
        story.hearsOfTheWarehouse();
    }

    /** Dies once, at the n-th tick. */
    private static final class Kill implements Runnable {

        private int left;

        Kill(int point) {
            left = point;
        }

        static final class Killed extends Error {
            private static final long serialVersionUID = 1;
        }

        @Override
        public void run() {
            if (left-- == 0) {
                throw new Killed();
            }
        }

        boolean happened() {
            return left < 0;
        }
    }
}
