package connector.orderflow;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.stereotype.Component;

/** What is known of an order, links and facts: read in one round trip, and once in a step. */
@Component
class OrderMemoryTable {

    private static final String READ = "select " + OrderLinkTable.COLUMNS + """
             from order_link where project_key = ? and order_id = ? order by destination, reference;
            select key, content from fact where project_key = ? and order_id = ? order by told_at, key""";

    private final JdbcTemplate jdbc;
    private final ReadInStep<Known> read = new ReadInStep<>();

    OrderMemoryTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * All rows of an order.
     *
     * @param facts their content as JSON by key, those told first first
     */
    record Known(List<OrderLink> links, SequencedMap<String, String> facts) {}

    Known of(String projectKey, String orderId) {
        return read.get(projectKey, orderId, () -> now(projectKey, orderId));
    }

    /** To be called with every write. */
    void written() {
        read.written();
    }

    private Known now(String projectKey, String orderId) {
        PreparedStatementCallback<Known> rows = statement -> {
            statement.setString(1, projectKey);
            statement.setString(2, orderId);
            statement.setString(3, projectKey);
            statement.setString(4, orderId);
            statement.execute();
            return known(statement);
        };
        return Objects.requireNonNull(jdbc.execute(READ, rows));
    }

    private static Known known(PreparedStatement statement) throws SQLException {
        List<OrderLink> links = links(statement.getResultSet());
        statement.getMoreResults();
        return new Known(links, facts(statement.getResultSet()));
    }

    private static List<OrderLink> links(ResultSet rows) throws SQLException {
        List<OrderLink> links = new ArrayList<>();
        while (rows.next()) {
            links.add(OrderLinkTable.link(rows));
        }
        return List.copyOf(links);
    }

    private static SequencedMap<String, String> facts(ResultSet rows) throws SQLException {
        SequencedMap<String, String> facts = new LinkedHashMap<>();
        while (rows.next()) {
            facts.put(rows.getString("key"), rows.getString("content"));
        }
        return Collections.unmodifiableSequencedMap(facts);
    }
}
