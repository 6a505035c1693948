package connector.workqueue;

import connector.workqueue.LaneTable.State;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Work as it arrives: its lane, its schedule and the item in one statement, because every message passes here. */
class ArrivalTable {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    ArrivalTable(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * What the statement found.
     *
     * @param stood how the lane stood before; empty for a new lane
     * @param stored false when the source sent this dedupe key before: then the caller must roll back
     */
    record Arrived(Optional<State> stood, boolean stored) {}

    /**
     * Locks the lane's row until the transaction ends, before the item gets its id: items of one lane are committed in
     * the order of their ids. A lane at rest gets a schedule; one that waits or is parked has to be woken by the caller.
     */
    Arrived store(Work work) {
        return jdbc.sql("""
                        with arrived as (
                            insert into lane (key, state, arrivals, changed_at) values (:lane, 'busy', 1, :now)
                            on conflict (key) do update set
                                arrivals = lane.arrivals + 1,
                                state_before = lane.state,
                                state = case when lane.state = 'retrying' then lane.state else 'busy' end,
                                changed_at = excluded.changed_at
                            returning key, state_before),
                        scheduled as (
                            insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
                            select :task, key, :now, false, 1 from arrived
                            where state_before is null or state_before = 'idle'
                            on conflict (task_name, task_instance) do nothing),
                        stored as (
                            insert into inbox (lane, kind, source, dedupe_key, headers, body, correlation_id, received_at,
                                state)
                            select key, :kind, :source, :dedupe, :headers::jsonb, :body, :correlation, :now, 'open'
                            from arrived
                            on conflict (source, dedupe_key) do nothing
                            returning id)
                        select state_before, exists(select from stored) from arrived""")
                .param("lane", work.lane().key())
                .param("now", Timestamp.from(clock.instant()))
                .param("task", LaneScheduler.TASK)
                .param("kind", work.kind())
                .param("source", work.source())
                .param("dedupe", work.dedupeKey())
                .param("headers", json.writeValueAsString(work.headers()))
                .param("body", work.body())
                .param("correlation", work.correlationId())
                .query((row, n) ->
                        new Arrived(Optional.ofNullable(row.getString(1)).map(State::of), row.getBoolean(2)))
                .single();
    }
}
