package connector.workqueue;

import static org.assertj.core.api.Assertions.assertThat;

import connector.audit.Failure;
import connector.audit.FailureKind;
import connector.audit.Trail;
import connector.database.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lanes at work, on db-scheduler and a real PostgreSQL. */
class LanesTest {

    private final TestDatabase database = TestDatabase.create();

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void itemsOfOneLaneAreDoneInTheOrderTheyCame() {
        Queue<String> done = new ConcurrentLinkedQueue<>();
        try (Node node = node(item -> {
            done.add(Node.text(item));
            return Node.done();
        })) {
            Lane lane = Lane.ofOrder("shop", "1");
            for (int i = 0; i < 50; i++) {
                node.put(lane, "item " + i);
            }
            node.started();
            until(() -> done.size() == 50);
        }
        assertThat(done)
                .containsExactlyElementsOf(java.util.stream.IntStream.range(0, 50)
                        .mapToObj(i -> "item " + i)
                        .toList());
    }

    @Test
    void aStuckLaneStopsNobodyElse() throws InterruptedException {
        CountDownLatch stuck = new CountDownLatch(1);
        CountDownLatch others = new CountDownLatch(5);
        try (Node node = node(item -> {
            if (item.lane().subject().equals("stuck")) {
                awaitQuietly(stuck);
            } else {
                others.countDown();
            }
            return Node.done();
        })) {
            node.put(Lane.ofOrder("shop", "stuck"), "first");
            node.started();
            for (int i = 0; i < 5; i++) {
                node.put(Lane.ofOrder("shop", "other " + i), "other " + i);
            }
            assertThat(others.await(20, TimeUnit.SECONDS)).isTrue();
            stuck.countDown();
        }
    }

    @Test
    void twoNodesOnOneDatabaseNeverRunOneLaneAtOnce() {
        Map<Lane, AtomicInteger> inside = new ConcurrentHashMap<>();
        AtomicBoolean together = new AtomicBoolean();
        Queue<String> done = new ConcurrentLinkedQueue<>();
        Queue<String> byFirst = new ConcurrentLinkedQueue<>();
        Queue<String> bySecond = new ConcurrentLinkedQueue<>();
        try (Node first = node(item -> alone(item, inside, together, done, byFirst));
                Node second = node(item -> alone(item, inside, together, done, bySecond))) {
            first.started();
            second.started();
            Random random = new Random(7);
            for (int i = 0; i < 1500; i++) {
                (i % 2 == 0 ? first : second).put(Lane.ofOrder("shop", "" + random.nextInt(40)), "item " + i);
            }
            until(() -> done.size() >= 1500);
        }
        assertThat(together).isFalse();
        assertThat(done).hasSize(1500).doesNotHaveDuplicates();
        assertThat(byFirst).isNotEmpty();
        assertThat(bySecond).isNotEmpty();
    }

    private static Step alone(
            Item item,
            Map<Lane, AtomicInteger> inside,
            AtomicBoolean together,
            Queue<String> done,
            Queue<String> mine) {
        AtomicInteger here = inside.computeIfAbsent(item.lane(), lane -> new AtomicInteger());
        if (here.incrementAndGet() > 1) {
            together.set(true);
        }
        Thread.yield();
        here.decrementAndGet();
        done.add(Node.text(item));
        mine.add(Node.text(item));
        return Node.done();
    }

    /** Right after the worker has seen what is in its lane, and before it lets go of it, another item is committed. */
    @Test
    void anItemStoredBetweenTheLookAndTheLettingGoIsNotForgotten() {
        Queue<String> done = new ConcurrentLinkedQueue<>();
        Lane lane = Lane.ofOrder("shop", "1");
        Node[] self = new Node[1];
        try (Node node = node(item -> {
            if (Node.text(item).equals("first")) {
                self[0].put(lane, "in the gap");
            }
            done.add(Node.text(item));
            return Node.done();
        })) {
            self[0] = node;
            node.put(lane, "first");
            node.started();
            until(() -> done.size() == 2);
        }
        assertThat(done).containsExactly("first", "in the gap");
    }

    /** Full size by {@code -Dlanes.rounds=20}; the size, 20,000 items over 5,000 lanes, in each round. */
    @Test
    void noItemOfTwentyThousandIsForgotten() throws InterruptedException {
        int rounds = Integer.getInteger("lanes.rounds", 1);
        AtomicInteger done = new AtomicInteger();
        try (Node node = new Node(database.dataSource(), wide(), Clock.systemUTC(), item -> {
                    done.incrementAndGet();
                    return Node.done();
                })
                .started()) {
            for (int round = 1; round <= rounds; round++) {
                load(node, round);
                int expected = round * 20_000;
                // an item whose outcome could not be stored in time is handled once more: at least once, and done in
                // the end
                until(() ->
                        done.get() >= expected && node.inbox.countsByState().equals(Map.of("done", (long) expected)));
            }
        }
    }

    private static WorkSettings wide() {
        return new WorkSettings(
                64,
                Node.QUICK.firstPause(),
                Node.QUICK.longestPause(),
                500,
                12,
                3,
                Duration.ofSeconds(2),
                Duration.ofMillis(200),
                Duration.ofHours(1));
    }

    private static void load(Node node, int round) throws InterruptedException {
        ExecutorService producers = Executors.newFixedThreadPool(16);
        Random random = new Random(round);
        int[] lanes = random.ints(20_000, 0, 5_000).toArray();
        for (int i = 0; i < lanes.length; i++) {
            String key = round + "/" + i;
            Lane lane = Lane.ofOrder("shop", "" + lanes[i]);
            producers.execute(() -> node.put(lane, key));
        }
        producers.shutdown();
        assertThat(producers.awaitTermination(5, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void theSweepFindsALaneThatLostItsSchedule() {
        Queue<String> done = new ConcurrentLinkedQueue<>();
        WorkSettings sweeping = new WorkSettings(
                4,
                Duration.ofMillis(50),
                Duration.ofMillis(400),
                5,
                5,
                3,
                Duration.ofMillis(500),
                Duration.ofMillis(100),
                Duration.ofMillis(200));
        try (Node node = new Node(database.dataSource(), sweeping, Clock.systemUTC(), item -> {
            done.add(Node.text(item));
            return Node.done();
        })) {
            node.put(Lane.ofOrder("shop", "1"), "first");
            JdbcClient.create(database.dataSource())
                    .sql("delete from scheduled_tasks where task_name = 'lane'")
                    .update();
            node.started();
            until(() -> done.size() == 1);
        }
    }

    @Test
    void theSameMessageTwiceIsStoredOnce() {
        Queue<String> done = new ConcurrentLinkedQueue<>();
        try (Node node = node(item -> {
            done.add(Node.text(item));
            return Node.done();
        })) {
            Lane lane = Lane.ofOrder("shop", "1");
            assertThat(node.put(lane, "message 1")).isEqualTo(WorkQueue.Stored.NEW);
            assertThat(node.put(lane, "message 1")).isEqualTo(WorkQueue.Stored.REPEATED);
            node.started();
            until(() -> done.size() == 1);
            assertThat(node.put(lane, "message 1")).isEqualTo(WorkQueue.Stored.REPEATED);
            node.put(lane, "message 2");
            until(() -> done.size() == 2);
        }
        assertThat(done).containsExactly("message 1", "message 2");
    }

    @Test
    void noAnswerIsTriedAgainUntilItComes() {
        AtomicInteger tries = new AtomicInteger();
        Queue<String> done = new ConcurrentLinkedQueue<>();
        try (Node node = node(item -> {
            if (Node.text(item).equals("first") && tries.incrementAndGet() < 4) {
                return Step.of(new Outcome.TryAgain(Failure.of(FailureKind.NO_ANSWER, "silence")));
            }
            done.add(Node.text(item));
            return Node.done();
        })) {
            node.put(Lane.ofOrder("shop", "1"), "first");
            node.put(Lane.ofOrder("shop", "1"), "behind it");
            node.started();
            until(() -> done.size() == 2);
        }
        assertThat(done).containsExactly("first", "behind it");
        assertThat(tries).hasValue(4);
    }

    @Test
    void whoWritesAgainAndAgainIsStoppedAndParked() {
        AtomicInteger steps = new AtomicInteger();
        try (Node node = node(item -> {
            steps.incrementAndGet();
            return Step.of(new Outcome.Again("wrote it"));
        })) {
            node.put(Lane.ofOrder("shop", "1"), "first");
            node.started();
            until(() -> node.lanes.troubled(9).stream()
                    .anyMatch(each -> each.state().equals("parked")));
            assertThat(node.lanes.troubled(9).getFirst().reason())
                    .hasValueSatisfying(
                            reason -> assertThat(reason).contains("something was always missing", "3 tries"));
            assertThat(steps).hasValue(300);
        }
    }

    @Test
    void aBugIsTriedThreeTimesAndThenParkedWithAReasonAndWokenByNews() {
        AtomicInteger tries = new AtomicInteger();
        AtomicBoolean mended = new AtomicBoolean();
        Queue<String> done = new ConcurrentLinkedQueue<>();
        try (Node node = node(item -> {
            if (!mended.get()) {
                tries.incrementAndGet();
                throw new IllegalStateException("a bug");
            }
            done.add(Node.text(item));
            return Node.done();
        })) {
            Lane lane = Lane.ofOrder("shop", "1");
            node.put(lane, "first");
            node.started();
            until(() -> node.lanes.troubled(9).stream()
                    .anyMatch(each -> each.state().equals("parked")));
            LaneView parked = node.lanes.troubled(9).getFirst();
            assertThat(tries).hasValue(3);
            assertThat(parked.reason())
                    .hasValueSatisfying(reason -> assertThat(reason).contains("IllegalStateException", "3 tries"));
            assertThat(parked.help()).isPresent();

            mended.set(true);
            node.put(lane, "news");
            until(() -> done.size() == 2);
            assertThat(done).containsExactly("news", "first");
            assertThat(node.lanes.troubled(9)).isEmpty();
        }
    }

    @Test
    void whatIsBehindAParkedItemPassesAndTheLaneStaysParked() {
        AtomicBoolean mended = new AtomicBoolean();
        Queue<String> done = new ConcurrentLinkedQueue<>();
        try (Node node = node(item -> {
            if (Node.text(item).equals("stuck") && !mended.get()) {
                return Step.of(new Outcome.Parked("over-delivery", "count again"));
            }
            done.add(Node.text(item));
            return Node.done();
        })) {
            Lane lane = Lane.ofOrder("shop", "1");
            node.put(lane, "stuck");
            node.put(lane, "behind it");
            node.started();
            until(() -> done.size() == 1 && isParked(node));
            node.put(lane, "later news");
            until(() -> done.size() == 2 && isParked(node));
            LaneView parked = node.lanes.troubled(9).getFirst();
            assertThat(parked.reason()).hasValue("over-delivery");
            assertThat(parked.help()).hasValue("count again");
            assertThat(done).containsExactly("behind it", "later news");

            mended.set(true);
            node.put(lane, "news that helps");
            until(() -> node.inbox.countsByState().equals(Map.of("done", 4L)));
            assertThat(done).endsWith("news that helps", "stuck");
            until(() -> node.lanes.troubled(9).isEmpty());
        }
    }

    /** Each has its tries; none has them again because the other has used up its own. */
    @Test
    void twoThatFailUntilTheyAreParkedDoNotTakeTurnsForEver() {
        Queue<String> tries = new ConcurrentLinkedQueue<>();
        try (Node node = node(item -> {
            tries.add(Node.text(item));
            throw new IllegalStateException("a bug");
        })) {
            Lane lane = Lane.ofOrder("shop", "1");
            node.put(lane, "first");
            node.put(lane, "second");
            node.started();
            until(() -> node.inbox.countsByState().equals(Map.of("parked", 2L)) && isParked(node));
            assertThat(tries).containsExactly("first", "first", "first", "second", "second", "second");
        }
    }

    /** A failing lane keeps its pause when news comes; the parked item has to hear of it all the same. */
    @Test
    void newsThatComesWhileAnotherItemIsTriedAgainWakesTheParkedOne() {
        AtomicBoolean mended = new AtomicBoolean();
        AtomicInteger silent = new AtomicInteger();
        try (Node node = node(item -> switch (Node.text(item)) {
            case "stuck" -> Step.of(mended.get() ? new Outcome.Done("well") : new Outcome.Parked("no", "help"));
            case "silent" ->
                Step.of(
                        silent.incrementAndGet() == 1
                                ? new Outcome.TryAgain(Failure.notSent("circuit open", Duration.ofSeconds(1)))
                                : new Outcome.Done("answered"));
            default -> Node.done();
        })) {
            Lane lane = Lane.ofOrder("shop", "1");
            node.put(lane, "stuck");
            node.put(lane, "silent");
            node.started();
            until(() -> silent.get() == 1);
            mended.set(true);
            node.put(lane, "news");
            until(() -> node.inbox.countsByState().equals(Map.of("done", 3L)));
        }
    }

    @Test
    void freshNewsNeverWaitsForASecondLookThatGetsNoAnswer() {
        AtomicInteger looks = new AtomicInteger();
        Queue<String> done = new ConcurrentLinkedQueue<>();
        try (Node node = node(item -> {
            if (!Node.text(item).equals("stuck")) {
                done.add(Node.text(item));
                return Node.done();
            }
            return Step.of(
                    looks.incrementAndGet() == 1
                            ? new Outcome.Parked("over-delivery", "count again")
                            : new Outcome.TryAgain(Failure.notSent("circuit open", Duration.ofHours(1))));
        })) {
            Lane lane = Lane.ofOrder("shop", "1");
            node.put(lane, "stuck");
            node.started();
            until(() -> isParked(node));
            node.put(lane, "second parcel");
            until(() -> done.size() == 1 && looks.get() == 2 && isParked(node));
            node.put(lane, "third parcel");
            until(() -> done.size() == 2 && isParked(node));

            LaneView parked = node.lanes.troubled(9).getFirst();
            assertThat(parked.reason()).hasValue("over-delivery");
            assertThat(parked.help()).hasValue("count again");
            assertThat(parked.nextTry()).isPresent();
            assertThat(looks).as("its pause is its own, whatever arrives").hasValue(2);
            assertThat(node.inbox.countsByState()).isEqualTo(Map.of("parked", 1L, "done", 2L));

            Replay.in(database.dataSource(), Clock.systemUTC()).wake(lane, "jo");
            until(() -> looks.get() == 3);
        }
    }

    @Test
    void aParkedItemThatGotNoAnswerIsLookedAtAgainWithoutAnyNews() {
        AtomicInteger looks = new AtomicInteger();
        try (Node node = node(item -> {
            if (!Node.text(item).equals("stuck")) {
                return Node.done();
            }
            return switch (looks.incrementAndGet()) {
                case 1 -> Step.of(new Outcome.Parked("no route", "add one"));
                case 2, 3, 4 -> Step.of(new Outcome.TryAgain(Failure.of(FailureKind.NO_ANSWER, "silence")));
                default -> Node.done();
            };
        })) {
            Lane lane = Lane.ofOrder("shop", "1");
            node.put(lane, "stuck");
            node.started();
            until(() -> isParked(node));
            node.put(lane, "news that helps");
            until(() -> node.inbox.countsByState().equals(Map.of("done", 2L)));
            until(() -> node.lanes.troubled(9).isEmpty());
            assertThat(looks).hasValue(5);
        }
    }

    /** What an operator has put right may be tried once more; a message alone is no reason to. */
    @Test
    void aHandlerKnowsWhetherAnOperatorAskedForTheLook() {
        Queue<Boolean> asked = new ConcurrentLinkedQueue<>();
        try (Node node = node(item -> {
            asked.add(Trail.current().isAskedByOperator());
            return Step.of(new Outcome.Parked("refused", "correct it"));
        })) {
            Lane lane = Lane.ofOrder("shop", "1");
            node.put(lane, "first");
            node.started();
            until(() -> isParked(node));
            Replay.in(database.dataSource(), Clock.systemUTC()).wake(lane, "jo");
            until(() -> asked.size() == 2 && isParked(node));
            node.put(lane, "news");
            until(() -> asked.size() >= 4 && isParked(node));
            assertThat(List.copyOf(asked).subList(0, 4)).containsExactly(false, true, false, false);
        }
    }

    /** A cancel that was answered and is not shown must not keep the order's parcels from it. */
    @Test
    void nothingWaitsForWhatIsUnsettledAndItEndsByItself() {
        AtomicInteger looks = new AtomicInteger();
        AtomicBoolean settled = new AtomicBoolean();
        Queue<String> done = new ConcurrentLinkedQueue<>();
        try (Node node = node(item -> {
            if (!Node.text(item).equals("cancel")) {
                done.add(Node.text(item));
                return Node.done();
            }
            looks.incrementAndGet();
            return settled.get()
                    ? Node.done()
                    : Step.of(
                            new Outcome.Unsettled(Failure.of(FailureKind.NO_ANSWER, "said, not shown"), "look there"));
        })) {
            Lane lane = Lane.ofOrder("shop", "1");
            node.put(lane, "cancel");
            node.started();
            until(() -> looks.get() >= 2 && isParked(node));
            node.put(lane, "parcel");
            until(() -> done.size() == 1);
            until(() -> node.lanes.troubled(9).stream()
                    .anyMatch(each -> each.state().equals("parked")
                            && each.reason().orElse("").equals("said, not shown")
                            && each.help().orElse("").equals("look there")));
            settled.set(true);
            until(() -> node.inbox.countsByState().equals(Map.of("done", 2L)));
            until(() -> node.lanes.troubled(9).isEmpty());
        }
    }

    @Test
    void whatIsUnsettledForAnHourHoldsUpNeitherWhatIsBehindItNorWhatArrives() {
        AtomicInteger looks = new AtomicInteger();
        Queue<String> done = new ConcurrentLinkedQueue<>();
        try (Node node = node(item -> {
            if (!Node.text(item).equals("cancel")) {
                done.add(Node.text(item));
                return Node.done();
            }
            looks.incrementAndGet();
            return Step.of(
                    new Outcome.Unsettled(Failure.notSent("said, not shown", Duration.ofHours(1)), "look there"));
        })) {
            Lane lane = Lane.ofOrder("shop", "1");
            node.put(lane, "cancel");
            node.put(lane, "parcel behind it");
            node.started();
            until(() -> done.size() == 1 && isParked(node));
            node.put(lane, "parcel that arrives");
            until(() -> done.size() == 2 && isParked(node));
            assertThat(looks).as("its pause is its own, whatever arrives").hasValue(1);
        }
    }

    @Test
    void whatStaysUnsettledIsParkedAfterItsTries() {
        AtomicInteger looks = new AtomicInteger();
        try (Node node = node(item -> {
            looks.incrementAndGet();
            return Step.of(
                    new Outcome.Unsettled(Failure.of(FailureKind.BROKEN_ANSWER, "said, not shown"), "look there"));
        })) {
            node.put(Lane.ofOrder("shop", "1"), "cancel");
            node.started();
            until(() -> node.lanes.troubled(9).stream()
                    .anyMatch(each -> each.state().equals("parked")
                            && each.reason().orElse("").endsWith("tries)")));
            LaneView parked = node.lanes.troubled(9).getFirst();
            assertThat(parked.reason()).hasValue("said, not shown (" + looks.get() + " tries)");
            assertThat(parked.help()).hasValue("look there");
            assertThat(parked.nextTry()).isEmpty();
        }
    }

    /** Beside the lane, too, each has its tries and not one more. */
    @Test
    void twoParkedItemsThatGetBrokenAnswersComeToRest() {
        Map<String, AtomicInteger> looks = new ConcurrentHashMap<>();
        try (Node node = node(item -> {
            if (Node.text(item).equals("news")) {
                return Node.done();
            }
            int look = looks.computeIfAbsent(Node.text(item), text -> new AtomicInteger())
                    .incrementAndGet();
            return Step.of(
                    look == 1
                            ? new Outcome.Parked("no route", "add one")
                            : new Outcome.TryAgain(Failure.of(FailureKind.BROKEN_ANSWER, "not XML")));
        })) {
            Lane lane = Lane.ofOrder("shop", "1");
            node.put(lane, "one");
            node.put(lane, "other");
            node.started();
            until(() -> node.inbox.countsByState().equals(Map.of("parked", 2L)) && isParked(node));
            node.put(lane, "news");
            until(() -> looks.values().stream().allMatch(each -> each.get() == 1 + Node.QUICK.triesOfBrokenAnswers()));
            until(() -> node.lanes.troubled(9).stream()
                    .anyMatch(each -> each.reason().equals(java.util.Optional.of("not XML (12 tries)"))));
            until(this::nothingIsScheduled);
        }
    }

    /** What waits for its time keeps nobody who is parked from the news. */
    @Test
    void newsWakesTheParkedItemBesideOneThatWaitsOrFails() {
        AtomicBoolean mended = new AtomicBoolean();
        for (Outcome resting : new Outcome[] {
            new Outcome.Waiting(Instant.now().plus(Duration.ofHours(1)), "hold time"),
            new Outcome.TryAgain(Failure.notSent("circuit open", Duration.ofHours(1)))
        }) {
            mended.set(false);
            String kind = resting.getClass().getSimpleName();
            try (Node node = node(item -> switch (Node.text(item).split(" ")[0]) {
                case "stuck" -> Step.of(mended.get() ? new Outcome.Done("well") : new Outcome.Parked("no", "help"));
                case "resting" -> {
                    mended.set(true);
                    yield Step.of(resting);
                }
                default -> Node.done();
            })) {
                Lane lane = Lane.ofOrder("shop", kind);
                node.put(lane, "stuck " + kind);
                node.started();
                until(() -> isParked(node));
                node.put(lane, "resting " + kind);
                until(() -> node.inbox.countsByState().equals(Map.of("done", 1L, "open", 1L)));
                until(() -> node.lanes.troubled(9).stream()
                        .anyMatch(each -> each.lane().equals(lane)
                                && each.nextTry()
                                        .filter(Instant.now().plus(Duration.ofMinutes(59))::isBefore)
                                        .isPresent()));
            }
            JdbcClient.create(database.dataSource()).sql("delete from inbox").update();
            JdbcClient.create(database.dataSource()).sql("delete from lane").update();
        }
    }

    @Test
    void aLaneThatWaitsShowsWhatIsParkedInItAndKeepsItsTime() {
        Instant soon = Instant.now().plus(Duration.ofSeconds(2));
        try (Node node = node(item -> Step.of(
                switch (Node.text(item)) {
                    case "stuck" -> new Outcome.Parked("no route", "add one");
                    default ->
                        Instant.now().isBefore(soon)
                                ? new Outcome.Waiting(soon, "hold time")
                                : new Outcome.Done("released");
                }))) {
            Lane lane = Lane.ofOrder("shop", "1");
            node.put(lane, "stuck");
            node.put(lane, "held");
            node.started();
            until(() -> node.inbox.countsByState().equals(Map.of("parked", 1L, "open", 1L)) && isParked(node));
            assertThat(node.lanes.troubled(9).getFirst().reason()).hasValue("no route");
            until(() -> node.inbox.countsByState().equals(Map.of("parked", 1L, "done", 1L)) && isParked(node));
        }
    }

    @Test
    void aParkedHintIsLookedAtOnceForAllHints() {
        AtomicInteger looks = new AtomicInteger();
        AtomicBoolean mended = new AtomicBoolean();
        try (Node node = node(item -> {
            looks.incrementAndGet();
            return Step.of(mended.get() ? new Outcome.Done("sent") : new Outcome.Parked("no route", "add one"));
        })) {
            Lane lane = Lane.ofOrder("shop", "1");
            for (int i = 0; i < 5; i++) {
                node.put(lane, "hint", "hint " + i);
            }
            node.started();
            until(() -> node.inbox.countsByState().equals(Map.of("done", 4L, "parked", 1L)) && isParked(node));
            assertThat(looks).hasValue(1);
            mended.set(true);
            node.put(lane, "hint", "hint that helps");
            until(() -> node.inbox.countsByState().equals(Map.of("done", 6L)));
            assertThat(looks).hasValue(2);
        }
    }

    @Test
    void ofParkedHintsOnlyTheLastStays() {
        AtomicReference<Node> self = new AtomicReference<>();
        Lane lane = Lane.ofOrder("shop", "1");
        try (Node node = node(item -> {
            if (Node.text(item).equals("fact")) {
                self.get().put(lane, "hint", "arrives while the lane is worked off");
            }
            return item.kind().equals("hint") ? Step.of(new Outcome.Parked("no route", "add one")) : Node.done();
        })) {
            self.set(node);
            node.put(lane, "hint", "first");
            node.put(lane, "fact");
            node.put(lane, "another fact");
            node.started();
            until(() -> node.inbox.countsByState().equals(Map.of("done", 3L, "parked", 1L)) && isParked(node));
        }
    }

    @Test
    void anOperatorWakesAParkedLane() {
        AtomicBoolean mended = new AtomicBoolean();
        try (Node node = node(
                item -> Step.of(mended.get() ? new Outcome.Done("sent") : new Outcome.Parked("no route", "add one")))) {
            Lane lane = Lane.ofOrder("shop", "42");
            node.put(lane, "placed");
            node.started();
            until(() -> node.lanes.troubled(9).stream()
                    .anyMatch(each -> each.state().equals("parked")));
            Replay replay = Replay.in(database.dataSource(), Clock.systemUTC());
            assertThat(replay.parked("41")).isEmpty();
            assertThat(replay.parked("42")).containsExactly(lane).isEqualTo(replay.parked());

            mended.set(true);
            replay.wake(lane, "jo");
            until(() -> node.inbox.countsByState().equals(Map.of("done", 1L)));
        }
    }

    @Test
    void aWaitingLaneIsLookedAtAgainAtItsTimeAndEarlierWhenNewsComes() {
        AtomicInteger looks = new AtomicInteger();
        AtomicBoolean paid = new AtomicBoolean();
        try (Node node = node(item -> {
            looks.incrementAndGet();
            return Step.of(
                    paid.get()
                            ? new Outcome.Done("paid")
                            : new Outcome.Waiting(Instant.now().plus(Duration.ofHours(1)), "hold time"));
        })) {
            Lane lane = Lane.ofOrder("shop", "1");
            node.put(lane, "placed");
            node.started();
            until(() -> node.lanes.troubled(9).stream()
                    .anyMatch(each -> each.state().equals("waiting")));
            assertThat(looks).hasValue(1);
            paid.set(true);
            node.put(lane, "paid");
            until(() -> node.inbox.countsByState().equals(Map.of("done", 2L)));
        }
    }

    @Test
    void aWaitingLaneIsLookedAtAgainAtItsTimeWithoutAnyNews() {
        SettableClock clock = new SettableClock("2026-07-03T12:00:00Z");
        Instant until = clock.instant().plus(Duration.ofHours(1));
        AtomicInteger looks = new AtomicInteger();
        try (Node node = new Node(database.dataSource(), Node.QUICK, clock, item -> {
            looks.incrementAndGet();
            return Step.of(
                    clock.instant().isBefore(until)
                            ? new Outcome.Waiting(until, "hold time")
                            : new Outcome.Done("released"));
        })) {
            node.put(Lane.ofOrder("shop", "1"), "placed");
            node.started();
            until(() -> node.lanes.troubled(9).stream()
                    .anyMatch(each -> each.nextTry().equals(java.util.Optional.of(until))));
            until(this::nobodyWorks); // who works while an hour passes is believed dead
            clock.pass(Duration.ofMinutes(59));
            assertThat(looks).hasValue(1);

            clock.pass(Duration.ofMinutes(1));
            until(() -> {
                clock.pass(Duration.ofMillis(200)); // db-scheduler polls by this clock
                return node.inbox.countsByState().equals(Map.of("done", 1L));
            });
            assertThat(looks).hasValue(2);
        }
    }

    /** The lane is busy then, so that nobody wakes it. */
    @Test
    void newsThatComesWhileALaneStartsToWaitIsNotLeftForItsTime() {
        AtomicReference<Node> self = new AtomicReference<>();
        AtomicBoolean paid = new AtomicBoolean();
        Lane lane = Lane.ofOrder("shop", "1");
        try (Node node = node(item -> {
            if (paid.getAndSet(true)) {
                return Node.done();
            }
            self.get().put(lane, "paid");
            return Step.of(new Outcome.Waiting(Instant.now().plus(Duration.ofHours(1)), "hold time"));
        })) {
            self.set(node);
            node.put(lane, "placed");
            node.started();
            until(() -> node.inbox.countsByState().equals(Map.of("done", 2L)));
        }
    }

    @Test
    void oneLookServesAllHintsThatHadArrived() {
        AtomicInteger looks = new AtomicInteger();
        try (Node node = node(item -> {
            looks.incrementAndGet();
            return Node.done();
        })) {
            Lane lane = Lane.ofOrder("shop", "1");
            for (int i = 0; i < 20; i++) {
                node.put(lane, "hint", "hint " + i);
            }
            node.started();
            until(() -> node.inbox.countsByState().equals(Map.of("done", 20L)));
        }
        assertThat(looks).hasValue(1);
    }

    @Test
    void newsMovesToTheLaneOfItsOrder() {
        Queue<String> done = new ConcurrentLinkedQueue<>();
        Lane order = Lane.ofOrder("shop", "1");
        try (Node node = node(item -> {
            if (!item.lane().equals(order)) {
                return Step.of(new Outcome.Moved(order, "the order is known now"));
            }
            done.add(Node.text(item));
            return Node.done();
        })) {
            node.put(Lane.ofReference("main", "CT-1"), "shipment");
            node.started();
            until(() -> done.size() == 1);
        }
    }

    @Test
    void unknownWorkWaitsForANewerNode() {
        try (Node node = node(item -> Node.done())) {
            node.put(Lane.ofOrder("shop", "1"), "kind of tomorrow", "message");
            node.started();
            until(() -> node.lanes.troubled(9).stream()
                    .anyMatch(each -> each.state().equals("waiting")));
            assertThat(node.inbox.countsByState()).isEqualTo(Map.of("open", 1L));
        }
    }

    private Node node(java.util.function.Function<Item, Step> handler) {
        return new Node(database.dataSource(), Node.QUICK, Clock.systemUTC(), handler);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isParked(Node node) {
        return node.lanes.troubled(9).stream().anyMatch(each -> each.state().equals("parked"));
    }

    private boolean nobodyWorks() {
        return JdbcClient.create(database.dataSource())
                .sql("select not exists (select from scheduled_tasks where task_name = 'lane' and picked)")
                .query(Boolean.class)
                .single();
    }

    private boolean nothingIsScheduled() {
        return JdbcClient.create(database.dataSource())
                .sql("select not exists (select from scheduled_tasks where task_name = 'lane')")
                .query(Boolean.class)
                .single();
    }

    /** Waits for other threads, looking every few milliseconds; two minutes at most. */
    private static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("still not true after two minutes").isLessThan(end);
            java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
        }
    }
}
