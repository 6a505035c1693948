package connector.database;

import com.zaxxer.hikari.HikariConfig;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/**
 * A migrated, empty PostgreSQL database of one test: {@code try (var database = TestDatabase.create())}. All tests of a JVM
 * share one server; each database is a copy of a template. Its sessions are in New Zealand, so that a test notices when
 * a time of day depends on where a session is.
 */
public final class TestDatabase implements AutoCloseable {

    private static final String TEMPLATE = "migrated";
    private static final int POOL_SIZE = 20;
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String name;
    private final Database database;

    private TestDatabase(String name) {
        this.name = name;
        HikariConfig pool = Database.poolConfig(login(name), POOL_SIZE);
        pool.setConnectionInitSql(pool.getConnectionInitSql() + "; set time zone 'Pacific/Auckland'");
        this.database = new Database(login(name), null, pool);
    }

    public static TestDatabase create() {
        String name = "test_" + COUNT.incrementAndGet();
        execute("create database " + name + " template " + Server.TEMPLATE_NAME + " strategy file_copy");
        return new TestDatabase(name);
    }

    public DataSource dataSource() {
        return database.dataSource();
    }

    /** For a second process or pool on the same database. */
    public String url() {
        return login(name).url() + "&user=postgres&currentSchema=" + Database.SCHEMA;
    }

    @Override
    public void close() {
        database.close();
        execute("drop database " + name + " with (force)");
    }

    private static void execute(String sql) {
        try (Connection connection = Server.POSTGRES.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static Login login(String database) {
        return new Login(
                "jdbc:postgresql://127.0.0.1:" + Server.POSTGRES.getPort() + "/" + database + "?sslmode=disable",
                "postgres",
                null);
    }

    /** Started by the first test that asks. */
    private static final class Server {

        static final EmbeddedPostgres POSTGRES = start();
        static final String TEMPLATE_NAME = migratedTemplate();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("full_page_writes", "off")
                        .setServerConfig("wal_level", "minimal")
                        .setServerConfig("max_wal_senders", "0")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static String migratedTemplate() {
            try (Connection connection = POSTGRES.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create database " + TEMPLATE);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            try (Database template = new Database(login(TEMPLATE), null, Database.poolConfig(login(TEMPLATE), 1))) {
                template.migrate();
            }
            return TEMPLATE;
        }
    }
}
