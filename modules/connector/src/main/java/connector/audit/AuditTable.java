package connector.audit;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps trails in the tables {@code exchange} and {@code decision}: one round trip, rows in their order. */
final class AuditTable implements AuditLog {

    private static final String INSERT_EXCHANGE = """
            insert into exchange (at, correlation_id, order_ref, lane, direction, system, peer, method, url, status,
                duration_ms, attempt, request_headers, request, request_size, response_headers, response, response_size,
                failure, failure_words)
            values\s""";
    private static final String EXCHANGE = "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String INSERT_DECISION =
            "insert into decision (at, correlation_id, order_ref, lane, verdict, why) values ";
    private static final String DECISION = "(?, ?, ?, ?, ?, ?)";

    /** A statement has at most 65535 parameters: this many rows stay far below it. */
    private static final int ROWS = 100;

    /** Whoever manages the transaction finds it committed, and its own commit costs no round trip any more. */
    private static final String COMMIT = "commit";

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Redaction.Names names;

    AuditTable(DataSource dataSource, RedactionPolicy policy) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        this.names = Redaction.Names.of(policy);
    }

    @Override
    public void write(Trail trail) {
        prepare(trail).write();
    }

    @Override
    public Prepared prepare(Trail trail) {
        Redaction redaction = new Redaction(names);
        List<Exchange> ready = new ArrayList<>(redaction.exchanges(trail.exchanges()));
        return new Prepared() {
            @Override
            public void write() {
                write("");
            }

            @Override
            public void writeLast() {
                write(COMMIT);
            }

            private void write(String end) {
                List<Exchange> all = trail.exchanges();
                ready.addAll(redaction.exchanges(all.subList(ready.size(), all.size())));
                AuditTable.this.write(trail, ready, redaction.decisions(trail.decisions()), end);
            }
        };
    }

    private void write(Trail trail, List<Exchange> exchanges, List<Decision> decisions, String end) {
        if (!exchanges.isEmpty() || !decisions.isEmpty()) {
            transaction.executeWithoutResult(status -> insert(trail, exchanges, decisions, end));
        }
    }

    private void insert(Trail trail, List<Exchange> exchanges, List<Decision> decisions, String end) {
        String all = insert(INSERT_EXCHANGE, EXCHANGE, exchanges.size())
                + insert(INSERT_DECISION, DECISION, decisions.size())
                + end;
        jdbc.update(all, rows -> {
            Columns columns = new Columns(rows);
            for (Exchange exchange : exchanges) {
                set(columns, trail, exchange);
            }
            for (Decision decision : decisions) {
                set(columns, trail, decision);
            }
        });
    }

    /** Statements of many rows: each costs about as much as a row does. */
    private static String insert(String start, String row, int rows) {
        StringBuilder statements = new StringBuilder();
        for (int left = rows; left > 0; left -= ROWS) {
            statements
                    .append(start)
                    .append(row)
                    .append((", " + row).repeat(Math.min(left, ROWS) - 1))
                    .append(';');
        }
        return statements.toString();
    }

    private static void set(Columns row, Trail trail, Exchange exchange) throws SQLException {
        row.time(exchange.at())
                .text(trail.correlationId())
                .key(trail.order())
                .key(trail.lane())
                .text(exchange.direction().name())
                .text(exchange.system().name())
                .text(exchange.peer())
                .text(exchange.method())
                .text(exchange.url())
                .number(exchange.status())
                .number(exchange.duration().toMillis())
                .number(exchange.attempt())
                .headers(exchange.requestHeaders())
                .body(exchange.request())
                .headers(exchange.responseHeaders())
                .body(exchange.response())
                .text(exchange.failure() == null ? null : exchange.failure().name())
                .text(exchange.failureWords());
    }

    private static void set(Columns row, Trail trail, Decision decision) throws SQLException {
        row.time(decision.at())
                .text(trail.correlationId())
                .key(trail.order())
                .key(trail.lane())
                .text(decision.verdict())
                .text(decision.why());
    }
}
