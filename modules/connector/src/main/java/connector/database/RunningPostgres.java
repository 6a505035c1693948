package connector.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.springframework.util.FileSystemUtils;

/** The server process of a data folder that this process owns: started here, or adopted from a process that died. */
final class RunningPostgres implements AutoCloseable {

    /** After a crash PostgreSQL replays its log before it answers. */
    private static final Duration START_WAIT = Duration.ofSeconds(60);

    /** Durable, reachable from this machine only, small: figures for one connector on a shared machine. */
    private static final Map<String, String> SERVER = Map.of(
            "fsync", "on",
            "synchronous_commit", "on",
            "full_page_writes", "on",
            "listen_addresses", "127.0.0.1",
            "unix_socket_directories", "",
            "shared_buffers", "64MB",
            "max_connections", "100",
            "max_wal_size", "512MB",
            // many that commit at the same time share one write to the disk; one alone does not wait
            "commit_delay", "200",
            "commit_siblings", "5");

    private final DataFolder folder;
    private final EmbeddedPostgres postgres;

    private RunningPostgres(DataFolder folder, EmbeddedPostgres postgres) {
        this.folder = folder;
        this.postgres = postgres;
    }

    /** The caller owns the folder. */
    static RunningPostgres start(DataFolder folder) {
        boolean adopted = new Leftovers(folder).settle();
        if (!adopted && (folder.port() == 0 || !Ports.isFree(folder.port()))) {
            folder.rememberPort(Ports.choose());
        }
        return launch(folder);
    }

    /** False once the server process died, whoever ended it. */
    boolean alive() {
        return new Leftovers(folder).serverLives();
    }

    /**
     * The same server once more, after it died. It must come back on its port: the pools of this and of other processes
     * know no other.
     *
     * @throws IllegalStateException when it does not start now; it may be tried again
     */
    RunningPostgres again() {
        close();
        boolean adopted = new Leftovers(folder).settle();
        if (!adopted && !Ports.isFree(folder.port())) {
            throw new IllegalStateException("Somebody else listens at port " + folder.port());
        }
        return launch(folder);
    }

    private static RunningPostgres launch(DataFolder folder) {
        try {
            boolean first = prepare(folder);
            EmbeddedPostgres postgres = builder(folder).start();
            if (first) {
                Files.deleteIfExists(folder.unfinished());
            }
            return new RunningPostgres(folder, postgres);
        } catch (IOException | IllegalStateException e) {
            throw new IllegalStateException("The embedded PostgreSQL did not start, see " + folder.log(), e);
        }
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Clears what an interrupted first start left. Returns true when the data has to be made. */
    private static boolean prepare(DataFolder folder) throws IOException {
        if (Files.exists(folder.unfinished())) {
            FileSystemUtils.deleteRecursively(folder.data());
        }
        boolean first = !Files.exists(folder.data());
        if (first) {
            Files.writeString(folder.unfinished(), "");
        }
        return first;
    }

    private static EmbeddedPostgres.Builder builder(DataFolder folder) {
        Redirect log = Redirect.appendTo(folder.log().toFile());
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(folder.data())
                .setOverrideWorkingDirectory(folder.binaries().toFile())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(folder.port())
                .setPGStartupWait(START_WAIT)
                .setOutputRedirector(log)
                .setErrorRedirector(log)
                .setConnectConfig("password", folder.password());
        SERVER.forEach(builder::setServerConfig);
        initdbOptions(folder.passwordFile()).forEach(builder::setLocaleConfig);
        return builder;
    }

    /**
     * The library hands "locale" settings to initdb as long options, and the last of two wins over its {@code -A trust}: so
     * there is no moment at which the server lets anybody in without the password.
     */
    private static Map<String, String> initdbOptions(Path passwordFile) {
        return Map.of(
                "auth-host", "scram-sha-256",
                "auth-local", "scram-sha-256",
                "pwfile", passwordFile.toString(),
                "locale", "C",
                "locale-provider", "builtin",
                "builtin-locale", "C.UTF-8");
    }
}
