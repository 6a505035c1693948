package connector.workqueue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import connector.audit.AuditLog;
import connector.audit.Decision;
import connector.audit.Exchange;
import connector.audit.Failure;
import connector.audit.FailureKind;
import connector.audit.Trail;
import connector.database.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;

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
            sql("insert into cursor values ('story', 'recorded', now())");
            if (broken.get()) {
                throw new IllegalStateException("the recording fails");
            }
        }));
        node.put(LANE, "first");
        step(node, 0);
        assertThat(node.inbox.countsByState()).containsOnlyKeys("open");
        assertThat(count("cursor")).isZero();
        broken.set(false);
        step(node, 0);
        assertThat(node.inbox.countsByState()).containsOnlyKeys("done");
        assertThat(count("cursor")).isEqualTo(1);
    }

    /** Whatever the reason: text with NUL, half a character, a key no index takes, a rule of the schema, a bug in the recording. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into cursor values ('a', E'\\x00', now())",
                "insert into fact values ('shop', '1', 'k', '{\"a\":\"\\u0000\"}'::jsonb, now())",
                "insert into fact values ('shop', '1', 'k', '{\"a\":\"\\ud800\"}'::jsonb, now())",
                "insert into fact select 'shop', '1', string_agg(md5(n::text), ''), '{}', now() from generate_series(1, 500) n",
                "update lane set state = 'nonsense'",
                "insert into cursor values ('a', null, now())",
                "no SQL at all",
                "bug"
            })
    void aStepWhoseRecordCannotBeStoredIsCountedAndParked(String record) {
        Node node = node(item -> new Step(new Outcome.Done("done"), () -> {
            if (record.equals("bug")) {
                throw new IllegalStateException("jo@example.com");
            }
            sql(record);
        }));
        node.put(LANE, "first");
        assertThat(step(node, 0)).isInstanceOf(StepRunner.Result.PauseUntil.class);
        assertThat(step(node, 1)).isInstanceOf(StepRunner.Result.PauseUntil.class);
        assertThat(node.lanes.troubled(1).getFirst().attempts()).isEqualTo(2);
        assertThat(step(node, 2)).isEqualTo(new StepRunner.Result.LetGo());
        LaneView parked = node.lanes.troubled(1).getFirst();
        assertThat(parked.state()).isEqualTo("parked");
        assertThat(parked.reason().orElseThrow())
                .contains("could not be recorded", "3 tries")
                .doesNotContain("jo@example.com");
        assertThat(parked.help()).isPresent();
        assertThat(decisions(node)).containsExactly("try again", "try again", "parked");
    }

    @Test
    void theExchangesOfAStepThatCannotBeRecordedAreKeptUnlessTheyAreTheReason() {
        Node node = node(item -> {
            Trail.current().exchanged(anExchange());
            return new Step(new Outcome.Done("done"), () -> sql("no SQL at all"));
        });
        node.put(LANE, "first");
        step(node, 0);
        assertThat(node.trails.stream().flatMap(trail -> trail.exchanges().stream()))
                .hasSize(1);
        node.trails.clear();

        node.refusesExchanges = true;
        step(node, 1);
        assertThat(decisions(node)).containsExactly("try again");
        assertThat(node.trails.stream().flatMap(trail -> trail.exchanges().stream()))
                .isEmpty();
    }

    /** There is nothing to count in: the engine takes the lane up again as it was. */
    @ParameterizedTest
    @ValueSource(strings = {"08006", "40P01", "25006", "53100", "57P01"})
    void aDatabaseThatIsDownIsNotTheRecordsFault(String state) {
        Node node = node(item -> new Step(new Outcome.Done("done"), () -> {
            throw new UncategorizedSQLException("recording", null, new SQLException("gone", state));
        }));
        node.put(LANE, "first");
        assertThatThrownBy(() -> step(node, 0)).isInstanceOf(UncategorizedSQLException.class);
        assertThat(node.inbox.countsByState()).containsOnlyKeys("open");
        assertThat(node.trails).hasSize(1);
    }

    @Test
    void theirWordsAreStoredWhateverIsInThem() {
        String words = "no\0 \uD83D \uDE00 \uD83D\uDE00";
        Node node = node(item -> Step.of(new Outcome.Parked(words, words)));
        node.put(LANE, "first");
        assertThat(step(node, 0)).isEqualTo(new StepRunner.Result.LetGo());
        assertThat(node.lanes.troubled(1).getFirst().reason())
                .hasValue("no\uFFFD \uFFFD \uFFFD \uD83D\uDE00")
                .isEqualTo(node.lanes.troubled(1).getFirst().help());
        assertThat(Failure.of(FailureKind.REFUSED, words).words()).doesNotContain("\0");
    }

    /** A push whose order nobody can spell, a message with the strangest keys: kept, once, and worked off. */
    @Test
    void whatArrivesIsStoredWhateverItsKeysAreMadeOf() {
        Node node = node(item -> Node.done());
        String random = new Random(5)
                .ints(20_000, 1, 0x10FFFF)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        for (String wound : List.of("a\0b", "half \uD800", random, random + "x", "\uDC00\uD800".repeat(900))) {
            Lane lane = Lane.ofReference("leeds", wound);
            Work work = new Work(
                    lane, "story", "test", wound, Map.of("header\0", wound), new byte[] {0, 1}, "test/" + wound);
            Trail trail = new Trail(work.correlationId(), lane.key(), clock);
            trail.concerns(wound);
            trail.decided("seen " + wound, wound);
            AuditLog audit = AuditLog.in(database.dataSource());
            assertThat(node.queue.put(work, trail)).isEqualTo(WorkQueue.Stored.NEW);
            assertThat(node.queue.put(work, trail)).isEqualTo(WorkQueue.Stored.REPEATED);
            audit.write(trail);
            assertThat(node.claims.take(lane, 1).head()).isPresent();
        }
        assertThat(node.inbox.countsByState()).isEqualTo(Map.of("open", 5L));
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

    /** Somebody stores news of both lanes in one transaction, as a poll does, while the item moves from one to the other. */
    @ParameterizedTest
    @CsvSource({"reference/main/CT-1, order/shop/1", "order/shop/1, reference/main/CT-1"})
    void twoThatLockTheSameLanesNeverWaitForEachOther(String fromKey, String toKey) throws Exception {
        Lane from = new Lane(fromKey);
        Lane to = new Lane(toKey);
        Node node = node(item -> Step.of(new Outcome.Moved(to, "it is known now")));
        node.put(from, "first");
        ClaimTable.Taken taken = node.claims.take(from, 1);
        try (var other = Executors.newSingleThreadExecutor()) {
            Future<StepRunner.Result> moved = node.transactions.execute(_ -> {
                node.put(Lane.ofOrder("shop", "1"), "polled first");
                Future<StepRunner.Result> moving = other.submit(
                        () -> node.steps.run(taken.claim(), taken.head().orElseThrow(), 0));
                until(() -> blocked() == 1);
                node.put(Lane.ofReference("main", "CT-1"), "polled second");
                return moving;
            });
            assertThat(moved.get()).isInstanceOf(StepRunner.Result.GoOn.class);
        }
        assertThat(node.inbox.countsByState()).isEqualTo(Map.of("open", 3L));
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

    private void sql(String statement) {
        JdbcClient.create(database.dataSource()).sql(statement).update();
    }

    /** By this very transaction. */
    private long blocked() {
        return JdbcClient.create(database.dataSource())
                .sql(
                        "select count(*) from pg_locks where not granted and pg_backend_pid() = any (pg_blocking_pids(pid))")
                .query(Long.class)
                .single();
    }

    private static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("still not true after a minute").isLessThan(end);
            LockSupport.parkNanos(5_000_000);
        }
    }

    private long count(String table) {
        return JdbcClient.create(database.dataSource())
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }

    private static List<String> decisions(Node node) {
        return node.trails.stream()
                .flatMap(trail -> trail.decisions().stream())
                .map(Decision::verdict)
                .toList();
    }

    private Exchange anExchange() {
        return new Exchange(
                clock.instant(),
                Exchange.Direction.OUTBOUND,
                Exchange.System.ORDERFLOW,
                "leeds",
                "GET",
                "http://localhost/x",
                200,
                Duration.ZERO,
                1,
                Map.of(),
                new byte[0],
                Map.of(),
                new byte[0],
                null,
                null);
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
