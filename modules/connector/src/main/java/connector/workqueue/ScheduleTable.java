package connector.workqueue;

import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The engine's own table, looked at from outside. */
class ScheduleTable {

    private final JdbcClient jdbc;

    ScheduleTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many lanes were due by then and nobody has taken; 0 while a worker shows signs of life, for it has a backlog. */
    long untaken(Instant due, Instant alive) {
        return jdbc.sql("""
                        select count(*) from scheduled_tasks
                        where task_name = :task and not picked and execution_time <= :due and not exists (
                            select from scheduled_tasks where picked and last_heartbeat >= :alive)""")
                .param("task", LaneScheduler.TASK)
                .param("due", Timestamp.from(due))
                .param("alive", Timestamp.from(alive))
                .query(Long.class)
                .single();
    }
}
