package proof.crash;

import connector.database.Database;
import connector.database.DatabaseSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL of the test, durable as the service's own, that connectors are given by URL. It can be killed and started again. */
final class OwnDatabase implements AutoCloseable {

    private final Path folder;
    private @Nullable Database server;

    OwnDatabase(Path folder) {
        this.folder = folder;
        start();
    }

    /** On the same port and the same data. */
    void start() {
        server = Database.open(DatabaseSettings.embedded(folder, 2));
    }

    /** {@code kill -9} of all its processes; it stays away until {@link #start}. */
    int kill() {
        int killed = new PostgresProcesses(folder).kill();
        close();
        return killed;
    }

    DatabaseSettings byUrl() throws IOException {
        return new DatabaseSettings(
                "jdbc:postgresql://127.0.0.1:" + read("postgres.port") + "/postgres",
                "postgres",
                read("postgres.password"),
                folder,
                4);
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
            server = null;
        }
        new PostgresProcesses(folder).kill();
    }

    private String read(String file) throws IOException {
        return Files.readString(folder.resolve(file)).strip();
    }
}
