package connector.orderflow;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The facts, one row per order and key. */
@Component
class FactTable implements Facts {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;
    private final Clock clock;
    private final OrderMemoryTable memory;
    private final List<FactWatcher> watchers;

    FactTable(JdbcClient jdbc, OrderMemoryTable memory, Clock clock, List<FactWatcher> watchers) {
        this.jdbc = jdbc;
        this.memory = memory;
        this.clock = clock;
        this.watchers = List.copyOf(watchers);
    }

    static FactTable in(DataSource database) {
        return new FactTable(
                JdbcClient.create(database),
                new OrderMemoryTable(new JdbcTemplate(database)),
                Clock.systemUTC(),
                List.of());
    }

    @Override
    public <T> SequencedMap<String, T> read(String projectKey, String orderId, String keyStart, Class<T> type) {
        SequencedMap<String, T> facts = new LinkedHashMap<>();
        memory.of(projectKey, orderId).facts().forEach((key, content) -> {
            if (key.startsWith(keyStart)) {
                facts.put(key, JSON.readValue(content, type));
            }
        });
        return facts;
    }

    @Override
    public void save(String projectKey, String orderId, String key, Object content) {
        memory.written();
        int changed = jdbc.sql("""
                        insert into fact (project_key, order_id, key, content, told_at)
                        values (:project, :id, :key, :content::jsonb, :now)
                        on conflict (project_key, order_id, key) do update set content = excluded.content
                            where fact.content is distinct from excluded.content""")
                .param("project", projectKey)
                .param("id", orderId)
                .param("key", key)
                .param("content", JSON.writeValueAsString(content))
                .param("now", Timestamp.from(clock.instant()))
                .update();
        if (changed > 0) {
            watchers.forEach(each -> each.saved(projectKey, orderId, key, content));
        }
    }
}
