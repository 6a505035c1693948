package connector.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import connector.backfill.Backfill.Ending;
import connector.backfill.Backfill.Manner;
import connector.database.TestDatabase;
import connector.workqueue.WorkAccess;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Orders come to the work queue once each, however often a run is broken off, repeated or begun anew. */
class BackfillTest {

    private static final int ORDERS = 120;
    private static final Selection ALL =
            new Selection.Created(ProjectOnPaper.FIRST, ProjectOnPaper.FIRST.plus(Duration.ofDays(1)));

    private final TestDatabase database = TestDatabase.create();
    private final JdbcClient jdbc = JdbcClient.create(database.dataSource());
    private final ProjectOnPaper shop = new ProjectOnPaper().with(ORDERS);
    private final Told told = new Told();

    /** Remembers what it was told, and breaks a run off. */
    private static final class Told implements Watching {

        final List<String> words = new ArrayList<>();
        long dieAfter = Long.MAX_VALUE;

        @Override
        public void goesOn(Counts before) {
            words.add("goes on after " + (before.found() + before.missing()));
        }

        @Override
        public void unknown(String name) {
            words.add("unknown " + name);
        }

        @Override
        public void at(long behind, long size, Counts counts) {
            assertThat(behind).isBetween(0L, size);
            if (counts.found() >= dieAfter) {
                throw new Killed();
            }
        }
    }

    /** As good as {@code kill -9}: nothing in the program catches it. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Ending run(Selection selection, boolean restart, Pace pace) {
        Backfill backfill = new Backfill(
                shop.project(), WorkAccess.in(database.dataSource(), Clock.systemUTC()), "alice", Clock.systemUTC());
        return backfill.run(selection, new Manner(restart, pace), told);
    }

    private Ending run(Selection selection) {
        return run(selection, false, Pace.UNLIMITED);
    }

    private List<String> lanes() {
        return jdbc.sql("select lane from inbox order by id")
                .query(String.class)
                .list();
    }

    private static List<String> lanesOf(IntStream numbers) {
        return numbers.mapToObj(number -> "order/shop/" + ProjectOnPaper.id(number))
                .toList();
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    @Test
    void everyOrderOfTheTimeSpanIsQueuedOnceInTheOrderOfItsCreation() {
        assertThat(run(ALL)).isEqualTo(new Ending.Finished(new Counts(ORDERS, ORDERS, 0, 0)));

        assertThat(lanes()).containsExactlyElementsOf(lanesOf(IntStream.range(0, ORDERS)));
        assertThat(count("select count(*) from inbox where kind = 'commercetools.order' and state = 'open'"))
                .isEqualTo(ORDERS);
        assertThat(count("select count(*) from scheduled_tasks where task_name = 'lane'"))
                .as("lanes that a service will take")
                .isEqualTo(ORDERS);
        assertThat(count("select count(*) from decision where verdict = 'backfill' and why like 'by alice: %'"))
                .isEqualTo(ORDERS);
    }

    @Test
    void bothEndsOfTheTimeSpanAreExact() {
        Selection span =
                new Selection.Created(ProjectOnPaper.FIRST.plusSeconds(30), ProjectOnPaper.FIRST.plusSeconds(60));

        run(span);

        assertThat(lanes()).containsExactlyElementsOf(lanesOf(IntStream.range(30, 60)));
    }

    @Test
    void aRunThatWasKilledGoesOnAndSaysSo() {
        told.dieAfter = 70;
        assertThatThrownBy(() -> run(ALL)).isInstanceOf(Killed.class);
        assertThat(lanes()).hasSize(70);
        told.dieAfter = Long.MAX_VALUE;
        shop.pagesAsked.clear();

        assertThat(run(ALL)).isEqualTo(new Ending.Finished(new Counts(ORDERS, ORDERS, 0, 0)));

        assertThat(told.words).containsExactly("goes on after 70");
        assertThat(shop.pagesAsked.getFirst().id()).as("read on from").isEqualTo(ProjectOnPaper.id(69));
        assertThat(lanes()).containsExactlyElementsOf(lanesOf(IntStream.range(0, ORDERS)));
    }

    @Test
    void killedAfterEveryOrderItStillQueuesEachOnce() {
        told.dieAfter = 1;
        while (told.dieAfter <= ORDERS) {
            assertThatThrownBy(() -> run(ALL)).isInstanceOf(Killed.class);
            told.dieAfter++;
        }

        assertThat(run(ALL)).isEqualTo(new Ending.Finished(new Counts(ORDERS, ORDERS, 0, 0)));
        assertThat(lanes()).containsExactlyElementsOf(lanesOf(IntStream.range(0, ORDERS)));
    }

    @Test
    void aRepeatedRunStoresNothingTwice() {
        run(ALL);
        shop.has(ORDERS, ProjectOnPaper.FIRST.plusSeconds(ORDERS), "Paid");

        assertThat(run(ALL)).isEqualTo(new Ending.Finished(new Counts(ORDERS + 1, 1, ORDERS, 0)));

        assertThat(told.words).as("it was not broken off").isEmpty();
        assertThat(lanes()).containsExactlyElementsOf(lanesOf(IntStream.rangeClosed(0, ORDERS)));
    }

    @Test
    void aRestartLooksAtEveryOrderOnceMore() {
        told.dieAfter = 70;
        assertThatThrownBy(() -> run(ALL)).isInstanceOf(Killed.class);
        told.dieAfter = Long.MAX_VALUE;

        assertThat(run(ALL, true, Pace.UNLIMITED)).isEqualTo(new Ending.Finished(new Counts(ORDERS, ORDERS, 0, 0)));

        assertThat(told.words).isEmpty();
        assertThat(lanes()).hasSize(70 + ORDERS);
    }

    @Test
    void aRestartThatIsKilledGoesOnAsThatRestart() {
        run(ALL);
        told.dieAfter = 10;
        assertThatThrownBy(() -> run(ALL, true, Pace.UNLIMITED)).isInstanceOf(Killed.class);
        told.dieAfter = Long.MAX_VALUE;

        run(ALL);

        assertThat(lanes()).hasSize(2 * ORDERS);
    }

    @Test
    void commercetoolsThatDoesNotAnswerStopsTheRunAndTheNextOneGoesOn() {
        shop.failsAfterPages(1);

        assertThat(run(ALL)).isInstanceOfSatisfying(Ending.Stopped.class, stopped -> {
            assertThat(stopped.counts()).isEqualTo(new Counts(50, 50, 0, 0));
            assertThat(stopped.failure().words()).isEqualTo("no answer in time");
        });

        shop.failsAfterPages(Integer.MAX_VALUE);
        assertThat(run(ALL)).isEqualTo(new Ending.Finished(new Counts(ORDERS, ORDERS, 0, 0)));
        assertThat(lanes()).containsExactlyElementsOf(lanesOf(IntStream.range(0, ORDERS)));
    }

    @Test
    void aListIsWorkedOffInItsOrderAndUnknownNamesAreTold() {
        Selection list = Selection.Listed.of(List.of(
                "\uFEFF# what the shop asked for",
                "W-7",
                "",
                "  " + ProjectOnPaper.id(3) + " ",
                "W-nobody",
                "W-7",
                "W-3"));

        assertThat(run(list)).isEqualTo(new Ending.Finished(new Counts(3, 2, 1, 1)));

        assertThat(told.words).containsExactly("unknown W-nobody");
        assertThat(lanes()).containsExactlyElementsOf(lanesOf(IntStream.of(7, 3)));
    }

    @Test
    void aLongListThatWasKilledGoesOn() {
        Selection list = new Selection.Listed(
                Stream.concat(Stream.of("W-nobody"), IntStream.range(0, ORDERS).mapToObj(number -> "W-" + number))
                        .toList());
        told.dieAfter = 33;
        assertThatThrownBy(() -> run(list)).isInstanceOf(Killed.class);
        told.dieAfter = Long.MAX_VALUE;

        assertThat(run(list)).isEqualTo(new Ending.Finished(new Counts(ORDERS, ORDERS, 0, 1)));

        assertThat(told.words).containsExactly("unknown W-nobody", "goes on after 34");
        assertThat(lanes()).containsExactlyElementsOf(lanesOf(IntStream.range(0, ORDERS)));
    }

    @Test
    void thePaceIsKeptForEveryOrder() {
        List<Integer> storedWhenAsked = new ArrayList<>();

        run(ALL, false, () -> storedWhenAsked.add(lanes().size()));

        assertThat(storedWhenAsked)
                .as("how many were stored each time before the next might come")
                .containsExactlyElementsOf(IntStream.range(0, ORDERS).boxed().toList());
    }

    @Test
    void workThatNoServiceTakesIsNoticed() {
        WorkAccess work = WorkAccess.in(database.dataSource(), Clock.systemUTC());
        assertThat(work.untaken(Duration.ZERO, Duration.ofSeconds(2))).isZero();
        run(ALL);
        assertThat(work.untaken(Duration.ZERO, Duration.ofSeconds(2))).isEqualTo(ORDERS);
        assertThat(work.untaken(Duration.ofHours(1), Duration.ofSeconds(2)))
                .as("nothing has waited for an hour")
                .isZero();
        jdbc.sql("update scheduled_tasks set picked = true, last_heartbeat = now()"
                        + " where task_instance = (select min(task_instance) from scheduled_tasks)")
                .update();
        assertThat(work.untaken(Duration.ZERO, Duration.ofSeconds(2)))
                .as("a worker is alive")
                .isZero();
    }

    @Test
    void theAuditKeepsThatOrdersWereReadButNoneOfThem() {
        run(ALL);
        assertThat(count("select count(*) from exchange where response_size > 0"))
                .isZero();
    }
}
