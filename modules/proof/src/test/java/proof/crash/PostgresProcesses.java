package proof.crash;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The server processes of an embedded database's data folder, seen by the system. */
final class PostgresProcesses {

    private final Path folder;

    PostgresProcesses(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    List<ProcessHandle> all() {
        return ProcessHandle.allProcesses()
                .filter(each -> each.info()
                        .command()
                        .filter(command -> Path.of(command).startsWith(folder))
                        .isPresent())
                .toList();
    }

    /** {@code kill -9} of every one of them. @return how many there were */
    int kill() {
        List<ProcessHandle> doomed = all();
        doomed.forEach(ProcessHandle::destroyForcibly);
        Patience.until(
                Duration.ofSeconds(20),
                "the database is gone",
                () -> all().stream().noneMatch(doomed::contains));
        return doomed.size();
    }
}
