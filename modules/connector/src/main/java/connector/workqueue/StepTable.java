package connector.workqueue;

import connector.audit.Storable;
import connector.workqueue.LaneTable.Claim;
import connector.workqueue.LaneTable.LaneLost;
import connector.workqueue.LaneTable.State;
import connector.workqueue.LaneTable.Why;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;

/** How a step leaves its lane and its item: both in one statement, and neither when another worker has the lane. */
class StepTable {

    /**
     * Classes of SQL states: connection, a database that only reads, serialization and deadlock, resources, objects in use,
     * intervention, system.
     */
    private static final List<String> NOT_THE_RECORDS_FAULT = List.of("08", "25006", "40", "53", "55", "57", "58");

    private final JdbcClient jdbc;
    private final Clock clock;

    StepTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param nextTry null: nothing is planned */
    record LaneLeft(State state, int attempts, @Nullable Instant nextTry, Why why) {

        static LaneLeft busy(Why why) {
            return new LaneLeft(State.BUSY, 0, null, why);
        }
    }

    /**
     * How the item is left.
     *
     * @param finished it will not be looked at again
     */
    record ItemLeft(String state, int attempts, String outcome, boolean finished) {

        static ItemLeft open(int attempts, String outcome) {
            return new ItemLeft("open", attempts, outcome, false);
        }
    }

    /**
     * Leaves the only item of a lane for good, or parked, and the lane with it: without a schedule, unless something arrived since the
     * worker looked. An item stored meanwhile either raised the counter, or waits for the lane's row and schedules anew.
     * Throws {@link LaneLost} when another worker has taken the lane.
     *
     * @param lane how it rests
     * @return false: something has arrived, the lane is still the worker's
     */
    boolean leaveForGood(Claim claim, Item item, LaneLeft lane, ItemLeft left) {
        Left rows = marked(
                        jdbc.sql("""
                        with held as (
                            update lane set state = case when arrivals = :arrivals then :laneState else 'busy' end,
                                attempts = :laneAttempts, next_try = :next, failure = :failure, reason = :reason,
                                help = :help, changed_at = :now
                            where key = :key and epoch = :epoch
                            returning key, arrivals = :arrivals as rests),
                        marked as (
                            update inbox set state = :state, attempts = :attempts, outcome = :outcome,
                                looked = :arrivals, help = :help, retry_at = null, replayed = false, finished_at = case when :finished then :now::timestamptz else finished_at end
                            where id = :id and exists (select from held)),
                        unscheduled as (
                            delete from scheduled_tasks
                            where task_name = :task and task_instance = :key and version = :version
                                and exists (select from held where rests))
                        select count(*), count(*) filter (where rests) from held""").param("task", LaneScheduler.TASK).param("version", claim.version()),
                        claim,
                        item,
                        lane,
                        left)
                .query((row, n) -> new Left(row.getInt(1), row.getInt(2)))
                .single();
        if (rows.held() == 0) {
            throw new LaneLost(claim.lane());
        }
        return rows.resting() == 1;
    }

    private record Left(int held, int resting) {}

    /** Throws {@link LaneLost} when another worker has taken the lane. */
    void leave(Claim claim, Item item, LaneLeft lane, ItemLeft left) {
        int held = marked(jdbc.sql("""
                        with held as (
                            update lane set state = :laneState, attempts = :laneAttempts, next_try = :next,
                                failure = :failure, reason = :reason, help = :help, changed_at = :now
                            where key = :key and epoch = :epoch
                            returning key),
                        marked as (
                            update inbox set state = :state, attempts = :attempts, outcome = :outcome,
                                looked = :arrivals, help = :help, retry_at = null, replayed = false, finished_at = case when :finished then :now::timestamptz else finished_at end
                            where id = :id and exists (select from held))
                        select count(*) from held"""), claim, item, lane, left)
                .query(Integer.class)
                .single();
        if (held == 0) {
            throw new LaneLost(claim.lane());
        }
    }

    /** A parked item stays parked, as it was, and is looked at again then. Throws {@link LaneLost} when another worker has taken the lane. */
    void leaveParked(Claim claim, Item item, LaneLeft lane, int attempts, Instant retryAt) {
        leaveLane(claim, lane);
        jdbc.sql(
                        "update inbox set attempts = :attempts, looked = :arrivals, retry_at = :retry, replayed = false where id = :id")
                .param("attempts", attempts)
                .param("arrivals", claim.arrivals())
                .param("retry", Timestamp.from(retryAt))
                .param("id", item.id())
                .update();
    }

    /** An item is parked from now on, and looked at again then. Throws {@link LaneLost} when another worker has taken the lane. */
    void leaveUnsettled(Claim claim, Item item, LaneLeft lane, ItemLeft left, String help, Instant retryAt) {
        leaveParked(claim, item, lane, left.attempts(), retryAt);
        jdbc.sql("update inbox set state = :state, outcome = :outcome, help = :help where id = :id")
                .param("state", left.state())
                .param("outcome", left.outcome())
                .param("help", help)
                .param("id", item.id())
                .update();
    }

    /** The lane alone. Throws {@link LaneLost} when another worker has taken it. */
    void leaveLane(Claim claim, LaneLeft lane) {
        int held = left(jdbc.sql("""
                        update lane set state = :laneState, attempts = :laneAttempts, next_try = :next, failure = :failure,
                            reason = :reason, help = :help, changed_at = :now
                        where key = :key and epoch = :epoch"""), claim, lane).update();
        if (held == 0) {
            throw new LaneLost(claim.lane());
        }
    }

    private JdbcClient.StatementSpec marked(
            JdbcClient.StatementSpec statement, Claim claim, Item item, LaneLeft lane, ItemLeft left) {
        return left(statement, claim, lane)
                .param("arrivals", claim.arrivals())
                .param("state", left.state())
                .param("attempts", left.attempts())
                .param("outcome", Storable.text(left.outcome()))
                .param("finished", left.finished())
                .param("id", item.id());
    }

    /**
     * Whether a failure says that the database is not there, or has no room, or let somebody else go first: the same may work later.
     * Anything else would fail again and again.
     */
    static boolean isOfDatabaseItself(RuntimeException failure) {
        String state = sqlState(failure);
        return state == null
                ? failure instanceof DataAccessResourceFailureException || failure instanceof TransactionException
                : NOT_THE_RECORDS_FAULT.stream().anyMatch(state::startsWith);
    }

    /** Without the values that PostgreSQL quotes. */
    static String words(RuntimeException failure) {
        String state = sqlState(failure);
        return failure.getClass().getSimpleName() + (state == null ? "" : " (SQL state " + state + ")");
    }

    private static @Nullable String sqlState(RuntimeException failure) {
        String state = null;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            state = cause instanceof SQLException sql && sql.getSQLState() != null ? sql.getSQLState() : state;
        }
        return state;
    }

    private static @Nullable String storable(@Nullable String text) {
        return text == null ? null : Storable.text(text);
    }

    private JdbcClient.StatementSpec left(JdbcClient.StatementSpec statement, Claim claim, LaneLeft lane) {
        return statement
                .param("laneState", lane.state().stored())
                .param("laneAttempts", lane.attempts())
                .param("next", lane.nextTry() == null ? null : Timestamp.from(lane.nextTry()), java.sql.Types.TIMESTAMP)
                .param("failure", lane.why().failure())
                .param("reason", storable(lane.why().reason()))
                .param("help", storable(lane.why().help()))
                .param("now", Timestamp.from(clock.instant()))
                .param("key", claim.lane().key())
                .param("epoch", claim.epoch());
    }
}
