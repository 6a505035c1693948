package connector.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what {@link AuditTable} wrote. */
final class StoryTable implements AuditStory {

    /** Lanes of an order whose number or id is asked for. */
    private static final String LANES = """
            select lane from exchange where lane like 'order/%' and order_ref = :name
            union select lane from decision where lane like 'order/%' and order_ref = :name
            union select lane from exchange where lane like 'order/%' and split_part(lane, '/', 3) = :name
            union select lane from decision where lane like 'order/%' and split_part(lane, '/', 3) = :name""";

    /** What the steps of those lanes called the order. */
    private static final String NAMES = """
            select order_ref from exchange where order_ref is not null
                and split_part(lane, '/', 3) in (:ids) and lane in (:lanes)
            union select order_ref from decision where order_ref is not null
                and split_part(lane, '/', 3) in (:ids) and lane in (:lanes)""";

    /** Third parts of lanes: order ids, and the references under which OrderFlow's news came before their order was known. */
    private static final String ABOUT_THE_ORDER = """
            where order_ref in (:names)
                or (split_part(lane, '/', 3) in (:names) and (lane in (:lanes) or lane like 'reference/%'))""";

    private final JdbcClient jdbc;

    StoryTable(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    @Override
    public List<StoryLine> of(String orderNumberOrId) {
        Set<String> lanes = lanes(orderNumberOrId);
        Set<String> names = names(orderNumberOrId, lanes);
        List<StoryLine> story = new ArrayList<>();
        story.addAll(
                about("exchange", names, lanes).query(StoryTable::exchanged).list());
        story.addAll(about("decision", names, lanes).query(StoryTable::decided).list());
        story.sort(Comparator.comparing(StoryLine::at).thenComparing(StoryLine::id));
        return story;
    }

    private Set<String> lanes(String name) {
        return jdbc.sql(LANES)
                .param("name", name)
                .query((row, number) -> row.getString(1))
                .set();
    }

    /** The name asked for, the ids in the lanes, and the numbers that steps in those lanes knew. */
    private Set<String> names(String asked, Set<String> lanes) {
        Set<String> names = new HashSet<>(Set.of(asked));
        lanes.forEach(lane -> names.add(lane.split("/", 3)[2]));
        if (!lanes.isEmpty()) {
            names.addAll(jdbc.sql(NAMES)
                    .param("ids", Set.copyOf(names))
                    .param("lanes", lanes)
                    .query((row, number) -> row.getString(1))
                    .set());
        }
        return names;
    }

    private JdbcClient.StatementSpec about(String table, Set<String> names, Set<String> lanes) {
        return jdbc.sql("select * from " + table + " " + ABOUT_THE_ORDER)
                .param("names", names)
                .param("lanes", lanes.isEmpty() ? Set.of("") : lanes);
    }

    private static StoryLine exchanged(ResultSet row, int number) throws SQLException {
        String failure = row.getString("failure");
        Exchange exchange = new Exchange(
                at(row),
                Exchange.Direction.valueOf(row.getString("direction")),
                Exchange.System.valueOf(row.getString("system")),
                row.getString("peer"),
                row.getString("method"),
                row.getString("url"),
                row.getInt("status"),
                Duration.ofMillis(row.getLong("duration_ms")),
                row.getInt("attempt"),
                Columns.headers(row.getString("request_headers")),
                Packing.unpack(row.getBytes("request"), row.getInt("request_size")),
                Columns.headers(row.getString("response_headers")),
                Packing.unpack(row.getBytes("response"), row.getInt("response_size")),
                failure == null ? null : FailureKind.valueOf(failure),
                row.getString("failure_words"));
        return new StoryLine.Exchanged(
                row.getLong("id"), row.getString("correlation_id"), row.getString("lane"), exchange);
    }

    private static StoryLine decided(ResultSet row, int number) throws SQLException {
        Decision decision = new Decision(at(row), row.getString("verdict"), row.getString("why"));
        return new StoryLine.Decided(
                row.getLong("id"), row.getString("correlation_id"), row.getString("lane"), decision);
    }

    private static Instant at(ResultSet row) throws SQLException {
        return row.getObject("at", OffsetDateTime.class).toInstant();
    }
}
