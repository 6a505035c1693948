package proof.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;

/** Starts {@code serve} in JVMs of its own, against a sandbox in another one, all schedules on. */
final class StartBench {

    private static final int LANES = 32;
    private static final int HARDLY_ANY = 1;
    private static final int STOP_SECONDS = 30;

    private final Duration settle;

    /** @param settle from ready to the reading of the memory */
    StartBench(Duration settle) {
        this.settle = settle;
    }

    /**
     * One start.
     *
     * @param startMs from starting the process to its word "Ready", which it says when it listens and works
     * @param rssMb of the service and its PostgreSQL, {@code pssMb} likewise
     * @param serviceRssMb of the service alone
     */
    record Start(double startMs, double rssMb, double pssMb, double serviceRssMb) {}

    /** The first start makes the database and is not measured. */
    List<Start> measure(int runs) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("connector-bench");
        try (SandboxChild sandbox = SandboxChild.start(1, HARDLY_ANY, Duration.ZERO)) {
            Path file = new Configuration(sandbox.addresses(), LANES, true).write(folder);
            once(folder, file, Duration.ZERO);
            List<Start> starts = new ArrayList<>();
            for (int each = 0; each < runs; each++) {
                starts.add(once(folder, file, settle));
            }
            return starts;
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private static Start once(Path folder, Path file, Duration idle) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process service = ChildJvm.start(
                ChildJvm.ownFlags(), connector.command.Main.class, List.of("serve", "--config", file.toString()));
        try (BufferedReader words = service.inputReader(StandardCharsets.UTF_8)) {
            awaitReady(words);
            double startMs = (System.nanoTime() - start) / 1e6;
            Thread.sleep(idle);
            Memory own = Memory.of(service.toHandle());
            Memory all = postgres(folder, service, own);
            return new Start(startMs, all.rssMb(), all.pssMb(), own.rssMb());
        } finally {
            stop(service);
        }
    }

    private static void awaitReady(BufferedReader words) throws IOException {
        String line = words.readLine();
        while (line != null && !line.startsWith("Ready:")) {
            line = words.readLine();
        }
        if (line == null) {
            throw new IllegalStateException("serve ended before it was ready; its error output says why");
        }
    }

    /** PostgreSQL's first process is nobody's child once it has been started. */
    private static Memory postgres(Path folder, Process service, Memory own) throws IOException {
        Path pidFile = folder.resolve("data").resolve("postgres").resolve("postmaster.pid");
        long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
        boolean child = service.descendants().anyMatch(each -> each.pid() == pid);
        ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
        return child ? own : own.and(Memory.of(postmaster));
    }

    private static void stop(Process service) throws InterruptedException {
        service.destroy();
        if (!service.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
            service.destroyForcibly();
        }
    }
}
