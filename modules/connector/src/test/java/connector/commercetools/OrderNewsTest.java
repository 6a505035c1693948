package connector.commercetools;

import static org.assertj.core.api.Assertions.assertThat;

import com.commercetools.api.models.order.Order;
import com.commercetools.api.models.order.OrderBuilder;
import connector.audit.Failure;
import connector.audit.FailureKind;
import connector.commercetools.doubles.ShopOnPaper;
import connector.workqueue.Item;
import connector.workqueue.Lane;
import connector.workqueue.Outcome;
import connector.workqueue.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several flows look at one order that was read once. */
class OrderNewsTest {

    private static final Instant SOON = Instant.parse("2026-03-02T10:00:00Z");

    private final ShopOnPaper shop = new ShopOnPaper((order, actions) -> {});
    private final List<String> seen = new ArrayList<>();

    @BeforeEach
    void anOrder() {
        shop.has(OrderBuilder.of().id("id-1").version(1L).buildUnchecked());
    }

    @Test
    void all_look_at_one_reading_and_what_they_say_is_kept() {
        Step step =
                news(says("cancel", new Outcome.Done("not cancelled")), says("export", new Outcome.Done("exported")));

        assertThat(step.outcome()).isEqualTo(new Outcome.Done("not cancelled; exported"));
        step.recording().run();
        assertThat(seen).containsExactly("cancel", "export", "cancel recorded", "export recorded");
        assertThat(shop.calls).containsExactly("get id-1");
    }

    @Test
    void who_writes_ends_the_step_and_what_was_to_be_recorded_before_is() {
        Step step = news(
                says("cancel", new Outcome.Done("")),
                says("export", new Outcome.Again("sent")),
                says("returns", new Outcome.Done("none")));

        assertThat(step.outcome()).isEqualTo(new Outcome.Again("sent"));
        step.recording().run();
        assertThat(seen).containsExactly("cancel", "export", "cancel recorded", "export recorded");
    }

    @Test
    void who_waits_does_not_keep_the_others_from_looking() {
        Outcome trouble = new Outcome.TryAgain(Failure.of(FailureKind.NO_ANSWER, "silence"));
        assertThat(news(says("export", new Outcome.Waiting(SOON, "hold")), says("returns", trouble))
                        .outcome())
                .isEqualTo(trouble);
    }

    @Test
    void of_several_that_wait_the_first_to_look_again_counts() {
        assertThat(news(
                                says("cancel", new Outcome.Waiting(null, "a person")),
                                says("export", new Outcome.Waiting(SOON, "hold")),
                                says("returns", new Outcome.Done("none")))
                        .outcome())
                .isEqualTo(new Outcome.Waiting(SOON, "hold"));
    }

    @Test
    void what_is_left_to_a_person_is_told_once_everybody_has_looked() {
        assertThat(news(
                                says("cancel", new Outcome.LeftToPerson("too late", "Cancel it by hand.")),
                                says("export", new Outcome.Waiting(null, "news")),
                                says("returns", new Outcome.LeftToPerson("a State is in the way", "Correct it.")))
                        .outcome())
                .isEqualTo(
                        new Outcome.LeftToPerson("too late; a State is in the way", "Cancel it by hand. Correct it."));
        assertThat(seen).containsExactly("cancel", "export", "returns");
    }

    @Test
    void who_looks_again_by_the_clock_comes_before_a_person() {
        assertThat(news(
                                says("cancel", new Outcome.LeftToPerson("too late", "Cancel it by hand.")),
                                says("export", new Outcome.Waiting(SOON, "hold")))
                        .outcome())
                .isEqualTo(new Outcome.Waiting(SOON, "hold"));
    }

    @Test
    void who_parks_keeps_the_others_from_looking() {
        Outcome stuck = new Outcome.Parked("no route", "add one");
        assertThat(news(says("export", stuck), says("write back", new Outcome.Again("edited it")))
                        .outcome())
                .isEqualTo(stuck);
        assertThat(seen).containsExactly("export");
    }

    private Step news(OrderWatcher... watchers) {
        return OrderNewsOf.watchers(shop, watchers)
                .handle(new Item(
                        1,
                        Lane.ofOrder("shop", "id-1"),
                        CommercetoolsSettings.ORDER_NEWS,
                        "test",
                        Map.of(),
                        new byte[0],
                        Instant.EPOCH,
                        0));
    }

    private OrderWatcher says(String name, Outcome outcome) {
        return (Order order) -> {
            seen.add(name);
            return new Step(outcome, () -> seen.add(name + " recorded"));
        };
    }
}
