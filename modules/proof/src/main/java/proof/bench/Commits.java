package proof.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * What PostgreSQL has committed so far, according to PostgreSQL.
 *
 * @param all {@code pg_stat_database.xact_commit}: reading transactions too, and those of the scheduler's polls
 * @param writing transactions that got an id because they wrote: those wait for the disk
 */
record Commits(double all, double writing) {

    static final Commits NONE = new Commits(0, 0);

    /** A session reports its counts at the end of a transaction, but at most once a second. */
    private static final long MORE_THAN_THE_REPORTING_INTERVAL_MS = 1_100;

    private static final String FIGURES = """
            select (select xact_commit from pg_stat_database where datname = current_database()),
                   pg_snapshot_xmax(pg_current_snapshot())::text::bigint""";

    /**
     * Takes every connection of the pool, so that each session reports all it has counted; to be called when the service
     * is at rest. The pool has all its connections open afterwards. Its own transactions are taken out again.
     */
    static Commits read(DataSource database) throws SQLException, InterruptedException {
        HikariDataSource pool = database.unwrap(HikariDataSource.class);
        List<Connection> taken = new ArrayList<>();
        try {
            for (int each = 0; each < pool.getMaximumPoolSize(); each++) {
                taken.add(pool.getConnection());
            }
            Thread.sleep(MORE_THAN_THE_REPORTING_INTERVAL_MS);
            for (Connection connection : taken) {
                run(connection);
            }
            return figures(taken.getFirst());
        } finally {
            for (Connection connection : taken) {
                connection.close();
            }
        }
    }

    /** What happened since then, without what the reading itself cost: one transaction per connection, and one. */
    Commits since(Commits before, int connections) {
        return new Commits(Math.max(0, all - before.all - connections - 1), writing - before.writing);
    }

    Commits and(Commits other) {
        return new Commits(all + other.all, writing + other.writing);
    }

    Commits per(int events) {
        return new Commits(all / events, writing / events);
    }

    private static void run(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select 1");
        }
    }

    private static Commits figures(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(FIGURES)) {
            row.next();
            return new Commits(row.getLong(1), row.getLong(2));
        }
    }
}
