package connector.commercetools;

import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The counters, one row per order that ever met a conflict. */
@Component
class ConflictTable implements Conflicts {

    private final JdbcClient jdbc;
    private final String projectKey;
    private final Clock clock;

    ConflictTable(JdbcClient jdbc, CommercetoolsSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.projectKey = settings.projectKey();
        this.clock = clock;
    }

    @Override
    public void met(String orderId, int met, End end) {
        jdbc.sql("""
                        insert into order_conflict (project_key, order_id, met, rebased, parked, last_at)
                        values (:project, :id, :met, :rebased, :parked, :now)
                        on conflict (project_key, order_id) do update set met = order_conflict.met + excluded.met,
                            rebased = order_conflict.rebased + excluded.rebased,
                            parked = order_conflict.parked + excluded.parked, last_at = excluded.last_at""")
                .param("project", projectKey)
                .param("id", orderId)
                .param("met", met)
                .param("rebased", end == End.REBASED ? 1 : 0)
                .param("parked", end == End.PARKED ? 1 : 0)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }
}
