package connector.workqueue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import connector.audit.Failure;
import connector.audit.FailureKind;
import connector.database.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Single steps by hand, with a clock that stands still: what is recorded, and for when the next try is planned. */
class StepRunnerTest {

    private static final Lane LANE = Lane.ofOrder("shop", "1");

    private final TestDatabase database = TestDatabase.create();
    private final SettableClock clock = new SettableClock("2026-03-02T09:00:00Z");

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void pausesGrowWithTheTriesUpToTheLongest() {
        Node node = node(item -> Step.of(new Outcome.TryAgain(Failure.of(FailureKind.NO_ANSWER, "silence"))));
        node.put(LANE, "first");
        assertThat(pauseAfter(node, 0)).isBetween(Duration.ofMillis(37), Duration.ofMillis(63));
        assertThat(pauseAfter(node, 1)).isBetween(Duration.ofMillis(75), Duration.ofMillis(125));
        assertThat(pauseAfter(node, 2)).isBetween(Duration.ofMillis(150), Duration.ofMillis(250));
        assertThat(pauseAfter(node, 9)).isBetween(Duration.ofMillis(300), Duration.ofMillis(500));
    }

    @Test
    void whatTheyAskUsToWaitIsObeyed() {
        Failure busy = Failure.notSent("circuit open", Duration.ofSeconds(30));
        Node node = node(item -> Step.of(new Outcome.TryAgain(busy)));
        node.put(LANE, "first");
        assertThat(pauseAfter(node, 0)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void aRefusalIsParkedAtOnce() {
        Node node = node(item -> Step.of(new Outcome.TryAgain(Failure.of(FailureKind.REFUSED, "they said no"))));
        node.put(LANE, "first");
        assertThat(step(node, 0)).isEqualTo(new StepRunner.Result.LetGo());
        assertThat(node.lanes.troubled(1).getFirst().reason()).hasValue("they said no (1 tries)");
    }

    @Test
    void outcomeAndWhatBelongsToItAreRecordedTogetherOrNotAtAll() {
        AtomicBoolean broken = new AtomicBoolean(true);
        Node node = node(item -> new Step(new Outcome.Done("done"), () -> {
            if (broken.get()) {
                throw new IllegalStateException("the recording fails");
            }
        }));
        node.put(LANE, "first");
        assertThatThrownBy(() -> step(node, 0)).hasMessage("the recording fails");
        assertThat(node.inbox.countsByState()).containsOnlyKeys("open");
        broken.set(false);
        step(node, 0);
        assertThat(node.inbox.countsByState()).containsOnlyKeys("done");
    }

    @Test
    void aWorkerThatWasBelievedDeadRecordsNothing() {
        AtomicBoolean recorded = new AtomicBoolean();
        Node[] self = new Node[1];
        Node node = node(item -> {
            self[0].claims.take(LANE, 1); // another node takes the lane while this one still works
            return new Step(new Outcome.Done("done"), () -> recorded.set(true));
        });
        self[0] = node;
        node.put(LANE, "first");
        assertThatThrownBy(() -> step(node, 0)).isInstanceOf(LaneTable.LaneLost.class);
        assertThat(recorded).isFalse();
        assertThat(node.inbox.countsByState()).containsOnlyKeys("open");
    }

    @Test
    void everyTryAndEveryDecisionIsInTheTrail() {
        Node node = node(item -> Step.of(new Outcome.Parked("no route", "add one")));
        node.put(LANE, "first");
        step(node, 0);
        assertThat(node.trails.stream().flatMap(trail -> trail.decisions().stream()))
                .anySatisfy(decision -> {
                    assertThat(decision.verdict()).isEqualTo("parked");
                    assertThat(decision.why()).isEqualTo("no route");
                });
    }

    private Node node(Function<Item, Step> handler) {
        return new Node(database.dataSource(), Node.QUICK, clock, handler);
    }

    private Duration pauseAfter(Node node, int attempts) {
        StepRunner.Result.PauseUntil pause = (StepRunner.Result.PauseUntil) step(node, attempts);
        Instant now = clock.instant();
        return Duration.between(now, pause.at());
    }

    private static StepRunner.Result step(Node node, int attempts) {
        ClaimTable.Taken taken = node.claims.take(LANE, 1);
        return node.steps.run(taken.claim(), taken.head().orElseThrow(), attempts);
    }
}
