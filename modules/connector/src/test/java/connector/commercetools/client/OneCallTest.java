package connector.commercetools.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import connector.audit.Failure;
import connector.audit.FailureKind;
import connector.commercetools.client.OneCall.Told;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** An end point that hangs holds the call that asks it, and nobody else for long. */
class OneCallTest {

    private static final Told<String> SILENCE = new Told.Failed<>(Failure.of(FailureKind.NO_ANSWER, "silence"));

    private final SetClock clock = new SetClock();
    private final AtomicInteger calls = new AtomicInteger();

    @Test
    void allWhoAskAtTheSameTimeShareOneCall() throws Exception {
        OneCall<String> call = new OneCall<>("states", Duration.ofMinutes(1), clock);
        CountDownLatch answer = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Told<String>>> all = new ArrayList<>();
            all.add(threads.submit(() -> call.ask(hanging(asked, answer))));
            asked.await();
            for (int i = 0; i < 31; i++) {
                all.add(threads.submit(() -> call.ask(counted(new Told.Answer<>("asked beside")))));
            }
            answer.countDown();
            for (Future<Told<String>> each : all) {
                assertThat(each.get()).isInstanceOf(Told.Answer.class);
            }
        }
        assertThat(calls.get()).as("one, and whoever came after it had ended").isLessThan(32);
    }

    @Test
    void nobodyWaitsLongerThanPatienceForACallThatHangs() throws Exception {
        OneCall<String> call = new OneCall<>("states", Duration.ofMillis(50), clock);
        CountDownLatch answer = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Told<String>> first = threads.submit(() -> call.ask(hanging(asked, answer)));
            asked.await();
            for (int i = 0; i < 32; i++) {
                Told<String> told = call.ask(counted(new Told.Answer<>("asked beside")));
                assertThat(told).isInstanceOfSatisfying(Told.Failed.class, failed -> {
                    assertThat(failed.failure().kind()).isEqualTo(FailureKind.NO_ANSWER);
                    assertThat(failed.failure().mayHaveHappened()).isFalse();
                    assertThat(failed.failure().words()).contains("states", "50 ms");
                });
            }
            assertThat(calls).hasValue(1);
            assertThat(first.isDone()).isFalse();
            answer.countDown();
            assertThat(first.get()).isEqualTo(new Told.Answer<>("at last"));
        }
    }

    @Test
    void aFailureIsRememberedForAMoment() {
        OneCall<String> call = new OneCall<>("states", clock);
        assertThat(call.ask(counted(SILENCE))).isEqualTo(SILENCE);
        clock.passes(OneCall.MOMENT.minusMillis(1));
        assertThat(call.ask(counted(new Told.Answer<>("well")))).isEqualTo(SILENCE);
        assertThat(calls).hasValue(1);
        clock.passes(Duration.ofMillis(1));
        assertThat(call.ask(counted(new Told.Answer<>("well")))).isEqualTo(new Told.Answer<>("well"));
    }

    @Test
    void ourBugLeavesNobodyWaitingAndNothingBehind() throws Exception {
        OneCall<String> call = new OneCall<>("states", Duration.ofMinutes(1), clock);
        CountDownLatch fail = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Told<String>> first = threads.submit(() -> call.ask(() -> {
                hanging(asked, fail).get();
                throw new IllegalStateException("our bug");
            }));
            asked.await();
            Future<Told<String>> second = threads.submit(() -> call.ask(counted(new Told.Answer<>("well"))));
            fail.countDown();
            assertThatThrownBy(first::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasRootCauseMessage("our bug");
            second.get();
        }
        assertThat(call.ask(counted(new Told.Answer<>("well")))).isEqualTo(new Told.Answer<>("well"));
    }

    private Supplier<Told<String>> counted(Told<String> told) {
        return () -> {
            calls.incrementAndGet();
            return told;
        };
    }

    private Supplier<Told<String>> hanging(CountDownLatch asked, CountDownLatch answer) {
        return () -> {
            calls.incrementAndGet();
            asked.countDown();
            try {
                answer.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            return new Told.Answer<>("at last");
        };
    }
}
