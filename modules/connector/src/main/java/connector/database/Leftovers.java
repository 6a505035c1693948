package connector.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What an earlier process left behind when it died: a server that still runs, one that is going down, or its pid file. */
final class Leftovers {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final DataFolder folder;

    Leftovers(DataFolder folder) {
        this.folder = folder;
    }

    /**
     * Waits until the server of this folder either answers or is gone, at most 15 s: a killed server stays in the list of
     * processes until its parent looked at it, and PostgreSQL does not start beside it.
     *
     * @return true when a server runs that can be adopted
     */
    boolean settle() {
        removePidFileOfStranger();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (processes() && System.nanoTime() < end) {
            if (answers()) {
                return true;
            }
            Pause.shortly();
        }
        return processes();
    }

    /** True when the server at our port lets us in and serves our data. */
    boolean answers() {
        if (!folder.canBeJoined()) {
            return false;
        }
        try (Connection connection = folder.login().connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show data_directory")) {
            return row.next() && Files.isSameFile(Path.of(row.getString(1)), folder.data());
        } catch (SQLException | IOException e) {
            return false;
        }
    }

    /** True while the process that the server's pid file names is there. */
    boolean serverLives() {
        return postmaster().isPresent();
    }

    private boolean processes() {
        return serverLives() || ProcessHandle.allProcesses().anyMatch(this::runsOurBinaries);
    }

    private boolean runsOurBinaries(ProcessHandle process) {
        return process.info()
                .command()
                .map(Path::of)
                .filter(path -> path.startsWith(folder.binaries()))
                .isPresent();
    }

    private Optional<ProcessHandle> postmaster() {
        Path file = pidFile();
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            List<String> lines = Files.readAllLines(file);
            return lines.isEmpty()
                    ? Optional.empty()
                    : ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).filter(ProcessHandle::isAlive);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** After a restart of the machine the number may belong to anybody, and PostgreSQL would not start for ever. */
    private void removePidFileOfStranger() {
        Optional<String> command =
                postmaster().flatMap(process -> process.info().command());
        if (command.isPresent()
                && !Path.of(command.get()).getFileName().toString().startsWith("postgres")) {
            try {
                Files.deleteIfExists(pidFile());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private Path pidFile() {
        return folder.data().resolve("postmaster.pid");
    }
}
