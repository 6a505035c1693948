package connector.fulfilment;

import connector.orderflow.Despatch;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What OrderFlow told about despatches, one row per order and shipment; never deleted, newest content kept. */
@Component
class FactTable {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    FactTable(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    List<Despatch> despatches(String projectKey, String orderId) {
        return jdbc.sql("select content from fact where project_key = :project and order_id = :id"
                        + " and key like 'despatch/%' order by told_at, key")
                .param("project", projectKey)
                .param("id", orderId)
                .query((row, n) -> json.readValue(row.getString(1), Despatch.class))
                .list();
    }

    void save(String projectKey, String orderId, Despatch despatch) {
        jdbc.sql("""
                        insert into fact (project_key, order_id, key, content, told_at)
                        values (:project, :id, :key, :content::jsonb, :now)
                        on conflict (project_key, order_id, key) do update set content = excluded.content""")
                .param("project", projectKey)
                .param("id", orderId)
                .param("key", "despatch/" + despatch.reference())
                .param("content", json.writeValueAsString(despatch))
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }
}
