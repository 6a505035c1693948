package connector.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.util.Optional;
import java.util.Properties;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/**
 * The PostgreSQL behind the connector, and the pool of connections to it. Everything lives in the schema {@value #SCHEMA},
 * which all connections of the pool have as their search path.
 */
public final class Database implements AutoCloseable {

    /** Where all tables are. Flyway refuses a public schema in which somebody else keeps something. */
    public static final String SCHEMA = "connector";

    private static final long CONNECTION_TIMEOUT_MS = 5_000;
    private static final long FROZEN_MS = 5_000;

    private final Login login;
    private final @Nullable EmbeddedServer server;
    private final HikariDataSource pool;

    Database(Login login, @Nullable EmbeddedServer server, HikariConfig pool) {
        this.login = login;
        this.server = server;
        this.pool = new HikariDataSource(pool);
    }

    /**
     * Opens the database by URL, or starts (or joins) the embedded server of the data folder: up to a minute after a crash.
     * Nothing is migrated yet.
     *
     * @throws IllegalStateException when the embedded server cannot be started; the text says where its log is
     */
    public static Database open(DatabaseSettings settings) {
        if (settings.url() != null) {
            Login login = new Login(settings.url(), settings.user(), settings.password());
            return new Database(login, null, poolConfig(login, settings.poolSize()));
        }
        EmbeddedServer server = EmbeddedServer.open(new DataFolder(settings.dataFolder()));
        return new Database(server.login(), server, poolConfig(server.login(), settings.poolSize()));
    }

    /**
     * As {@link #open}, for somebody who only looks: every connection refuses to write, and nothing is made that is not there.
     * An embedded server that does not run is started for the time being.
     *
     * @return empty when the data folder holds no database
     */
    public static Optional<Database> openToRead(DatabaseSettings settings) {
        if (settings.url() != null) {
            Login login = new Login(settings.url(), settings.user(), settings.password());
            return Optional.of(new Database(login, null, readingPool(login)));
        }
        if (!Files.isDirectory(settings.dataFolder()) || !new DataFolder(settings.dataFolder()).canBeJoined()) {
            return Optional.empty();
        }
        EmbeddedServer server = EmbeddedServer.open(new DataFolder(settings.dataFolder()));
        return Optional.of(new Database(server.login(), server, readingPool(server.login())));
    }

    private static HikariConfig readingPool(Login login) {
        HikariConfig config = poolConfig(login, 1);
        config.setConnectionInitSql(config.getConnectionInitSql() + "; set default_transaction_read_only = on");
        return config;
    }

    /** Brings the schema to the newest version. Several processes may do so at once: Flyway lets one pass at a time. */
    public void migrate() {
        Flyway.configure()
                .dataSource(login.url(), login.user(), login.password())
                .schemas(SCHEMA)
                .defaultSchema(SCHEMA)
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }

    /** The pool. Asking it for a connection fails after 5 s when the database is away. */
    public DataSource dataSource() {
        return pool;
    }

    /** Closes the pool and then the embedded server, if this process started or adopted it. */
    @Override
    public void close() {
        pool.close();
        if (server != null) {
            server.close();
        }
    }

    static HikariConfig poolConfig(Login login, int poolSize) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("connector");
        config.setJdbcUrl(login.url());
        Properties properties = login.properties();
        properties.setProperty("currentSchema", SCHEMA);
        properties.setProperty("reWriteBatchedInserts", "true");
        properties.setProperty("socketTimeout", "60");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("ApplicationName", "connector");
        config.setDataSourceProperties(properties);
        config.setMaximumPoolSize(poolSize);
        config.setMinimumIdle(Math.min(2, poolSize));
        config.setConnectionTimeout(CONNECTION_TIMEOUT_MS);
        // a node that is frozen in the middle of a transaction must not keep its lanes locked for the others; and all
        // statements look for keys, so their plan does not depend on what is looked for. Plans are made when tables are
        // still small, where reading all rows looks cheap, and are kept when they have grown
        config.setConnectionInitSql("set idle_in_transaction_session_timeout = '" + FROZEN_MS
                + "ms'; set plan_cache_mode = force_generic_plan; set enable_seqscan = off");
        // the pool may be opened before a database by URL is up: who asks first finds out
        config.setInitializationFailTimeout(-1);
        return config;
    }
}
