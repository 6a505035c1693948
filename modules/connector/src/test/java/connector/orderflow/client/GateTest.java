package connector.orderflow.client;

import static org.assertj.core.api.Assertions.assertThat;

import connector.audit.Failure;
import connector.audit.FailureKind;
import connector.audit.Trail;
import connector.orderflow.doubles.Destinations;
import connector.orderflow.doubles.SetClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** An OrderFlow in trouble is left alone, and ours is never the crowd that brings it down. */
class GateTest {

    private static final Reading<String> GOOD = new Reading.Usable<>("fine");

    private final SetClock clock = new SetClock(Instant.parse("2026-03-02T09:00:00Z"));
    private final AtomicInteger sent = new AtomicInteger();

    private Gate gate(int atOnce, int perSecond) {
        return new Gate(Destinations.nowhere().withLimits(atOnce, perSecond).settings(), Duration.ZERO, clock);
    }

    private Reading<String> pass(Gate gate, Reading<String> answer) {
        return gate.pass(() -> {
            sent.incrementAndGet();
            return answer;
        });
    }

    private static Reading<String> failed(FailureKind kind) {
        return new Reading.Unusable<>(Failure.of(kind, "words"), false);
    }

    private static void notSent(Reading<String> reading) {
        assertThat(reading).isInstanceOfSatisfying(Reading.Unusable.class, unusable -> {
            assertThat(unusable.failure().mayHaveHappened()).isFalse();
            assertThat(unusable.failure().kind()).isEqualTo(FailureKind.NO_ANSWER);
            assertThat(unusable.failure().retryAfter()).isPositive();
        });
    }

    @Test
    void afterTooManyFailuresNothingIsSentUntilTheRestIsOver() {
        Gate gate = gate(4, 1_000);
        for (int call = 0; call < Gate.CALLS_LOOKED_AT; call++) {
            pass(gate, failed(FailureKind.NO_ANSWER));
        }
        clock.pass(Duration.ofSeconds(10));
        Reading<String> held = pass(gate, GOOD);
        notSent(held);
        assertThat(((Reading.Unusable<String>) held).failure().retryAfter())
                .isEqualTo(Destinations.REST.minusSeconds(10));
        assertThat(sent).hasValue(Gate.CALLS_LOOKED_AT);

        clock.pass(Destinations.REST);
        assertThat(pass(gate, GOOD)).isEqualTo(GOOD);
        assertThat(pass(gate, GOOD)).isEqualTo(GOOD);
        assertThat(pass(gate, GOOD)).isEqualTo(GOOD);
    }

    /** One order that is answered with something unreadable, asked for again and again, is the trouble of that order. */
    @Test
    void unreadableAnswersNeverStopTheOthers() {
        Gate gate = gate(4, 1_000);
        for (int call = 0; call < 5 * Gate.CALLS_LOOKED_AT; call++) {
            pass(gate, failed(FailureKind.BROKEN_ANSWER));
            assertThat(pass(gate, GOOD)).isEqualTo(GOOD);
        }
        for (int call = 0; call < 5 * Gate.CALLS_LOOKED_AT; call++) {
            pass(gate, failed(FailureKind.BROKEN_ANSWER));
        }
        assertThat(pass(gate, GOOD)).isEqualTo(GOOD);
    }

    /** It is asked for again and again, also by whoever looks at it with it: a 500 for one order, or one that takes too long. */
    @Test
    void oneOrderWithoutAnswerNeverStopsTheOthers() {
        Gate gate = gate(4, 1_000);
        for (int call = 0; call < 5 * Gate.CALLS_LOOKED_AT; call++) {
            of("order/shop/1", () -> pass(gate, failed(FailureKind.NO_ANSWER)));
        }
        assertThat(of("order/shop/2", () -> pass(gate, GOOD))).isEqualTo(GOOD);
    }

    @Test
    void someOrdersWithoutAnswerNeverStopManyOthers() {
        Gate gate = gate(4, 1_000);
        for (int call = 0; call < 5 * Gate.CALLS_LOOKED_AT; call++) {
            of("order/shop/" + call % 4, () -> pass(gate, failed(FailureKind.NO_ANSWER)));
            of("order/shop/1" + call, () -> pass(gate, GOOD));
        }
        assertThat(sent).hasValue(10 * Gate.CALLS_LOOKED_AT);
    }

    @Test
    void whenManyOrdersGetNoAnswerItIsTheConnection() {
        Gate gate = gate(4, 1_000);
        for (int call = 0; call < Gate.CALLS_LOOKED_AT; call++) {
            of("order/shop/" + call, () -> pass(gate, failed(FailureKind.NO_ANSWER)));
        }
        notSent(of("order/shop/x", () -> pass(gate, GOOD)));
    }

    /** Once it has had an answer, the next silence is news again. */
    @Test
    void anOrderThatWasAnsweredCountsAgain() {
        Gate gate = gate(4, 1_000);
        for (int call = 0; call < Gate.CALLS_LOOKED_AT; call++) {
            of("order/shop/1", () -> pass(gate, GOOD));
            of("order/shop/1", () -> pass(gate, failed(FailureKind.NO_ANSWER)));
        }
        notSent(of("order/shop/2", () -> pass(gate, GOOD)));
    }

    @Test
    void oneOrderWithoutAnswerDoesNotProlongTheRest() {
        Gate gate = gate(4, 1_000);
        for (int call = 0; call < Gate.CALLS_LOOKED_AT; call++) {
            of("order/shop/" + call, () -> pass(gate, failed(FailureKind.NO_ANSWER)));
        }
        clock.pass(Destinations.REST.plusSeconds(1));
        for (int call = 0; call < 3; call++) {
            of("order/shop/1", () -> pass(gate, failed(FailureKind.NO_ANSWER)));
        }
        for (int call = 0; call < 2 * Gate.CALLS_LOOKED_AT; call++) {
            assertThat(of("order/shop/2", () -> pass(gate, GOOD))).isEqualTo(GOOD);
        }
    }

    private static <T> T of(String lane, Supplier<T> call) {
        return new Trail("test", lane, Clock.systemUTC()).follow(call);
    }

    @Test
    void refusalsOfSingleMessagesDoNotStopTheOthers() {
        Gate gate = gate(4, 1_000);
        for (int call = 0; call < 30; call++) {
            pass(gate, failed(FailureKind.REFUSED));
        }
        assertThat(pass(gate, GOOD)).isEqualTo(GOOD);
    }

    @Test
    void badCredentialsStopEverythingAtOnce() {
        Gate gate = gate(4, 1_000);
        pass(gate, new Reading.Unusable<>(Failure.of(FailureKind.REFUSED, "401"), true));
        notSent(pass(gate, GOOD));
        assertThat(sent).hasValue(1);
        clock.pass(Destinations.REST);
        assertThat(pass(gate, GOOD)).isEqualTo(GOOD);
    }

    @Test
    void theWaitTheyAskForHoldsForAllCalls() {
        Gate gate = gate(4, 1_000);
        pass(gate, new Reading.Unusable<>(Failure.notSent("429", Duration.ofSeconds(7)), false));
        clock.pass(Duration.ofSeconds(6));
        notSent(pass(gate, GOOD));
        clock.pass(Duration.ofSeconds(1));
        assertThat(pass(gate, GOOD)).isEqualTo(GOOD);
    }

    @Test
    void oneCallTooManyAtOnceIsNotSent() throws InterruptedException {
        Gate gate = gate(1, 1_000);
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        Thread slow = Thread.startVirtualThread(() -> gate.pass(() -> waiting(inside, leave)));
        inside.await();
        notSent(pass(gate, GOOD));
        assertThat(sent).hasValue(0);
        leave.countDown();
        slow.join();
        assertThat(pass(gate, GOOD)).isEqualTo(GOOD);
    }

    private static Reading<String> waiting(CountDownLatch inside, CountDownLatch leave) {
        inside.countDown();
        try {
            leave.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return GOOD;
    }

    @Test
    void oneCallTooManyInASecondIsNotSent() {
        Gate gate = gate(4, 2);
        pass(gate, GOOD);
        pass(gate, GOOD);
        Reading<String> third = pass(gate, GOOD);
        notSent(third);
        assertThat(sent).hasValue(2);
    }

    @Test
    void aCallThatBreaksGivesItsPlaceBack() {
        Gate gate = gate(1, 1_000);
        Supplier<Reading<String>> broken = () -> {
            throw new IllegalStateException("our bug");
        };
        for (int call = 0; call < 3; call++) {
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> gate.pass(broken))
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThat(pass(gate, GOOD)).isEqualTo(GOOD);
    }
}
