package connector.workqueue;

import connector.audit.Failure;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The lanes: who holds them, how they stand. */
class LaneTable {

    private static final String FIRST_PARKED =
            "select state, outcome, help from inbox where lane = :key and state = 'parked' order by id limit 1";

    private final JdbcClient jdbc;
    private final Clock clock;

    LaneTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** For a program that is not the service. */
    static LaneTable in(DataSource database, Clock clock) {
        return new LaneTable(JdbcClient.create(database), clock);
    }

    /** How a lane stands. */
    enum State {
        IDLE,
        BUSY,
        RETRYING,
        WAITING,
        PARKED;

        String stored() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        static State of(String stored) {
            return valueOf(stored.toUpperCase(java.util.Locale.ROOT));
        }
    }

    /**
     * A worker's right to a lane.
     *
     * @param arrivals what the lane's counter said when the worker last looked
     * @param version of the execution: a schedule that another node has revived is not this worker's
     */
    record Claim(Lane lane, long epoch, long arrivals, int attempts, long version) {}

    /**
     * Counts an arrival and locks the lane's row until the transaction ends, so that items of one lane are committed in
     * the order of their ids, and no worker can let go of the lane in between.
     *
     * @return how the lane stood before; empty for a new lane
     */
    Optional<State> arrived(Lane lane) {
        return jdbc.sql("""
                        insert into lane (key, state, arrivals, changed_at) values (:key, 'busy', 1, :now)
                        on conflict (key) do update set
                            arrivals = lane.arrivals + 1,
                            state_before = lane.state,
                            state = case when lane.state = 'retrying' then lane.state else 'busy' end,
                            changed_at = excluded.changed_at
                        returning state_before""")
                .param("key", lane.key())
                .param("now", now())
                .query((row, n) -> Optional.ofNullable(row.getString(1)).map(State::of))
                .single();
    }

    /**
     * Lets go of a lane with nothing open and takes its schedule away, unless something arrived since the worker looked: then
     * false, and it must look again. An item stored meanwhile either raised the counter, or waits for the lane's row and
     * schedules anew.
     *
     * @param state how it rests, unless an item of it is parked
     */
    boolean release(Claim claim, State state) {
        return jdbc.sql("""
                                with released as (
                                    update lane set state = coalesce(stuck.state, :state), attempts = 0, changed_at = :now,
                                        reason = coalesce(stuck.outcome, reason), help = coalesce(stuck.help, lane.help)
                                    from (select) one left join (%s) stuck on true
                                    where key = :key and epoch = :epoch and arrivals = :arrivals and not exists (
                                        select from inbox where lane = :key and state = 'parked' and retry_at is not null)
                                    returning key),
                                unscheduled as (
                                    delete from scheduled_tasks
                                    where task_name = :task and task_instance = :key and version = :version
                                        and exists (select from released))
                                select count(*) from released""".formatted(FIRST_PARKED))
                        .param("state", state.stored())
                        .param("now", now())
                        .param("key", claim.lane().key())
                        .param("epoch", claim.epoch())
                        .param("arrivals", claim.arrivals())
                        .param("task", LaneScheduler.TASK)
                        .param("version", claim.version())
                        .query(Integer.class)
                        .single()
                == 1;
    }

    /** A lane that rests, and in which an item is parked, shows what a person can do about. */
    void showParked(Claim claim) {
        jdbc.sql("""
                        update lane set state = stuck.state, reason = stuck.outcome, help = stuck.help
                        from (%s) stuck where key = :key and lane.state in ('waiting', 'parked')""".formatted(FIRST_PARKED)).param("key", claim.lane().key()).update();
    }

    /** True while no other worker has taken the lane; locks its row. */
    boolean held(Claim claim) {
        return jdbc.sql("select epoch from lane where key = :key for update")
                .param("key", claim.lane().key())
                .query(Long.class)
                .single()
                .equals(claim.epoch());
    }

    /** Whether something arrived since the claim was made. */
    boolean arrivedSince(Claim claim) {
        return !jdbc.sql("select arrivals from lane where key = :key")
                .param("key", claim.lane().key())
                .query(Long.class)
                .single()
                .equals(claim.arrivals());
    }

    /** Whatever is parked in the lane is looked at now, and by an operator's wish. */
    void replayParked(Lane lane) {
        jdbc.sql("update inbox set retry_at = null, replayed = true where lane = :key and state = 'parked'")
                .param("key", lane.key())
                .update();
    }

    /** Lanes with open work that nothing is scheduled for. There should never be one. */
    List<Lane> forgotten() {
        return jdbc.sql("""
                        select distinct i.lane from inbox i join lane l on l.key = i.lane
                        where (i.state = 'open' or i.state = 'parked' and i.retry_at is not null)
                          and not exists (select 1 from scheduled_tasks t
                                          where t.task_name = 'lane' and t.task_instance = i.lane)""").query((row, n) -> new Lane(row.getString(1))).list();
    }

    /** Parked lanes of this order (number or id) or OrderFlow reference. */
    List<Lane> parked(String name) {
        return jdbc.sql("""
                        select key from lane l where troubled and state = 'parked'
                            and (right(key, length(:name) + 1) = '/' || :name
                            or exists (select 1 from decision d where d.lane = l.key and d.order_ref = :name))
                        order by key""")
                .param("name", name)
                .query((row, n) -> new Lane(row.getString(1)))
                .list();
    }

    List<Lane> parked() {
        return jdbc.sql("select key from lane where troubled and state = 'parked' order by key")
                .query((row, n) -> new Lane(row.getString(1)))
                .list();
    }

    List<LaneView> troubled(int limit) {
        return jdbc.sql("""
                        select key, state, attempts, next_try, failure, reason, help, changed_at from lane
                        where troubled order by state, changed_at desc limit :limit""")
                .param("limit", limit)
                .query((row, n) -> new LaneView(
                        new Lane(row.getString("key")),
                        row.getString("state"),
                        row.getInt("attempts"),
                        Optional.ofNullable(row.getTimestamp("next_try")).map(Timestamp::toInstant),
                        Optional.ofNullable(row.getString("failure")),
                        Optional.ofNullable(row.getString("reason")),
                        Optional.ofNullable(row.getString("help")),
                        row.getTimestamp("changed_at").toInstant()))
                .list();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    /** What to show beside a lane's state. */
    record Why(
            @Nullable String failure,
            @Nullable String reason,
            @Nullable String help) {

        static final Why NONE = new Why(null, null, null);

        static Why of(Failure failure) {
            return new Why(failure.kind().name(), failure.words(), null);
        }
    }

    /** Another worker took the lane: this one was believed dead. What it was about to record is dropped. */
    static final class LaneLost extends RuntimeException {
        LaneLost(Lane lane) {
            super("Lane " + lane.key() + " was taken by another worker");
        }
    }
}
