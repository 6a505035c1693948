package connector.workqueue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
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
     * @param alone nothing else is in the lane, neither open nor parked
     * @param standing whether the lane waits for it
     * @param replayed an operator asked for this look
     */
    record Head(Item item, String correlationId, long newest, boolean alone, Standing standing, boolean replayed) {

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
            return new Head(fresh, correlationId, newest, alone, standing, false);
        }
    }

    /** How an item stands in its lane. */
    enum Standing {
        /** In its turn: what came later waits for it. */
        OPEN,
        /** Parked, and something has arrived since. Nothing waits for it. */
        PARKED,
        /** Parked, and its last look failed in a way that may pass. Nothing waits for it. */
        PARKED_RETRY
    }

    boolean has(Work work) {
        return jdbc.sql("select 1 from inbox where source = :source and dedupe_key = :dedupe")
                .param("source", work.source())
                .param("dedupe", work.dedupeKey())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** Keeps what belongs to no lane. @return false when the source sent this dedupe key before */
    boolean keep(Work work) {
        return jdbc.sql("""
                                insert into inbox (kind, source, dedupe_key, headers, body, correlation_id, received_at, state)
                                values (:kind, :source, :dedupe, :headers::jsonb, :body, :correlation, :now, 'not handled')
                                on conflict (source, dedupe_key) do nothing""")
                        .param("kind", work.kind())
                        .param("source", work.source())
                        .param("dedupe", work.dedupeKey())
                        .param("headers", json.writeValueAsString(work.headers()))
                        .param("body", work.body())
                        .param("correlation", work.correlationId())
                        .param("now", now())
                        .update()
                == 1;
    }

    /**
     * What is open comes first, in its order; then what is parked and due: fresh news never waits for a second look at old. Parameters:
     * what the lane's counter said when its worker last looked, the time, and the lane.
     */
    private static final String HEAD = """
            select id, kind, source, headers, body, received_at, attempts, correlation_id, max(id) over () as newest,
                count(*) over () = 1 as alone, state, retry_at is not null as retry, replayed,
                case when state = 'open' then true when retry_at is null then looked < %s else retry_at <= ? end as due
            from inbox where lane = ? and state in ('open', 'parked') order by due desc, state %s, id limit 1""";

    /** Parameters: the lane, the time, the lane. */
    static final String HEAD_OF_TAKEN = HEAD.formatted("(select arrivals from lane where key = ?)", "asc");

    private static final String NEXT_HEAD = HEAD.formatted("?", "asc");
    private static final String NEXT_PARKED = HEAD.formatted("?", "desc");

    /** The first item that is open, else the first that is parked and due. */
    Optional<Head> head(LaneTable.Claim claim) {
        return head(NEXT_HEAD, claim);
    }

    /** The first item that is parked and due, whatever is open. */
    Optional<Head> parkedHead(LaneTable.Claim claim) {
        return head(NEXT_PARKED, claim).filter(head -> head.standing() != Standing.OPEN);
    }

    private Optional<Head> head(String sql, LaneTable.Claim claim) {
        return jdbc.sql(sql)
                .param(claim.arrivals())
                .param(now())
                .param(claim.lane().key())
                .query((row, n) -> head(claim.lane(), row))
                .optional()
                .flatMap(Function.identity());
    }

    /** When the next parked item of a lane is to be looked at again, whatever arrives before. */
    Optional<Instant> nextRetry(Lane lane) {
        return jdbc.sql("select min(retry_at) from inbox where lane = :lane and state = 'parked'")
                .param("lane", lane.key())
                .query((row, n) -> Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant))
                .single();
    }

    /** A row of {@link #HEAD}. @return empty: it is parked, and not due */
    Optional<Head> head(Lane lane, ResultSet row) throws SQLException {
        if (!row.getBoolean("due")) {
            return Optional.empty();
        }
        Item item = new Item(
                row.getLong("id"),
                lane,
                row.getString("kind"),
                row.getString("source"),
                json.readValue(row.getString("headers"), HEADERS),
                row.getBytes("body"),
                row.getTimestamp("received_at").toInstant(),
                row.getInt("attempts"));
        return Optional.of(new Head(
                item,
                row.getString("correlation_id"),
                row.getLong("newest"),
                row.getBoolean("alone"),
                standing(row.getString("state"), row.getBoolean("retry")),
                row.getBoolean("replayed")));
    }

    private static Standing standing(String state, boolean retry) {
        if (state.equals("open")) {
            return Standing.OPEN;
        }
        return retry ? Standing.PARKED_RETRY : Standing.PARKED;
    }

    /** The same look served all other hints of this kind that had arrived by then, parked ones too: they say nothing but "look". */
    void finishHints(Item item, long upTo, String state) {
        jdbc.sql("""
                        update inbox set state = :state, outcome = 'seen together with ' || :id, finished_at = :now
                        where lane = :lane and kind = :kind and state in ('open', 'parked') and id <> :id and id <= :upTo""")
                .param("state", state)
                .param("now", now())
                .param("lane", item.lane().key())
                .param("kind", item.kind())
                .param("id", item.id())
                .param("upTo", upTo)
                .update();
    }

    void move(Item item, Lane to) {
        jdbc.sql("update inbox set lane = :lane, state = 'open', attempts = 0, retry_at = null where id = :id")
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
