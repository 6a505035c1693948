package connector.workqueue;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Everything that arrived, in the order it arrived. */
class InboxTable {

    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    InboxTable(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * The next item of a lane.
     *
     * @param correlationId follows its message everywhere
     * @param newest id of the newest item stored so far: what a look that starts now will have covered
     */
    record Head(Item item, String correlationId, long newest) {

        boolean isNewest() {
            return newest == item.id();
        }

        /** For the next step of the same item. */
        Head untried() {
            Item fresh = new Item(
                    item.id(),
                    item.lane(),
                    item.kind(),
                    item.source(),
                    item.headers(),
                    item.body(),
                    item.receivedAt(),
                    0);
            return new Head(fresh, correlationId, newest);
        }
    }

    boolean has(Work work) {
        return jdbc.sql("select 1 from inbox where source = :source and dedupe_key = :dedupe")
                .param("source", work.source())
                .param("dedupe", work.dedupeKey())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** @return false when the source sent this dedupe key before */
    boolean insert(@Nullable Lane lane, Work work) {
        return jdbc.sql("""
                                insert into inbox (lane, kind, source, dedupe_key, headers, body, correlation_id, received_at, state)
                                values (:lane, :kind, :source, :dedupe, :headers::jsonb, :body, :correlation, :now, :state)
                                on conflict (source, dedupe_key) do nothing""")
                        .param("lane", lane == null ? null : lane.key())
                        .param("kind", work.kind())
                        .param("source", work.source())
                        .param("dedupe", work.dedupeKey())
                        .param("headers", json.writeValueAsString(work.headers()))
                        .param("body", work.body())
                        .param("correlation", work.correlationId())
                        .param("now", now())
                        .param("state", lane == null ? "not handled" : "open")
                        .update()
                == 1;
    }

    Optional<Head> head(Lane lane) {
        return jdbc.sql("""
                        select id, kind, source, headers, body, received_at, attempts, correlation_id,
                               max(id) over () as newest
                        from inbox where lane = :lane and state in ('open', 'parked') order by id limit 1""")
                .param("lane", lane.key())
                .query((row, n) -> new Head(
                        new Item(
                                row.getLong("id"),
                                lane,
                                row.getString("kind"),
                                row.getString("source"),
                                json.readValue(row.getString("headers"), HEADERS),
                                row.getBytes("body"),
                                row.getTimestamp("received_at").toInstant(),
                                row.getInt("attempts")),
                        row.getString("correlation_id"),
                        row.getLong("newest")))
                .optional();
    }

    void finish(Item item, String state, String outcome) {
        jdbc.sql("update inbox set state = :state, outcome = :outcome, finished_at = :now where id = :id")
                .param("state", state)
                .param("outcome", outcome)
                .param("now", now())
                .param("id", item.id())
                .update();
    }

    /** The same look served all hints of this kind that had arrived by then: they say nothing but "look". */
    void finishHints(Item item, long upTo, String state) {
        jdbc.sql("""
                        update inbox set state = :state, outcome = 'seen together with ' || :id, finished_at = :now
                        where lane = :lane and kind = :kind and state = 'open' and id > :id and id <= :upTo""")
                .param("state", state)
                .param("now", now())
                .param("lane", item.lane().key())
                .param("kind", item.kind())
                .param("id", item.id())
                .param("upTo", upTo)
                .update();
    }

    void tried(Item item, String state, int attempts, String outcome) {
        jdbc.sql("update inbox set state = :state, attempts = :attempts, outcome = :outcome where id = :id")
                .param("state", state)
                .param("attempts", attempts)
                .param("outcome", outcome)
                .param("id", item.id())
                .update();
    }

    void move(Item item, Lane to) {
        jdbc.sql("update inbox set lane = :lane, state = 'open', attempts = 0 where id = :id")
                .param("lane", to.key())
                .param("id", item.id())
                .update();
    }

    Map<String, Long> countsByState() {
        Map<String, Long> counts = new java.util.TreeMap<>();
        jdbc.sql("select state, count(*) from inbox group by state").query(row -> {
            counts.put(row.getString(1), row.getLong(2));
        });
        return counts;
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
