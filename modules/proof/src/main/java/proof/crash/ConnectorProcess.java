package proof.crash;

import connector.database.DatabaseSettings;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A running connector in a JVM of its own. Its standard input is its life line: it stops by itself when that closes, so that
 * none outlives the JVM that started it.
 */
public final class ConnectorProcess implements AutoCloseable {

    /** What it prints on a line of its own once it listens and works. */
    static final String READY = "connector is ready";

    private static final int POOL_SIZE = 10;
    private static final Duration LONGEST_START = Duration.ofSeconds(150);

    private final String name;
    private final Process process;
    private final StringBuffer output = new StringBuffer();

    private ConnectorProcess(String name, Process process) {
        this.name = name;
        this.process = process;
        Thread.ofVirtual().name("output-of-" + name).start(this::listen);
    }

    /**
     * What to start.
     *
     * @param port where it listens
     * @param lanes worked on at the same time
     * @param commercetools base URL, {@code orderFlow} too: of the stand-ins, or of what stands in front of them
     */
    public record Plan(String name, int port, int lanes, DatabaseSettings database, URI commercetools, URI orderFlow) {}

    /** Starts it; it listens and works when this returns. It is gone when this fails. */
    public static ConnectorProcess start(Plan plan) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                ConnectorMain.class.getName());
        builder.environment().putAll(ConnectorMain.environment(plan, POOL_SIZE));
        ConnectorProcess started = new ConnectorProcess(
                plan.name(), builder.redirectErrorStream(true).start());
        if (!started.says(READY, LONGEST_START)) {
            started.kill();
            throw new IOException("The connector did not start:\n" + started.output());
        }
        return started;
    }

    public String name() {
        return name;
    }

    public long pid() {
        return process.pid();
    }

    /** Everything it printed so far. */
    public String output() {
        return output.toString();
    }

    /** Waits until this text was printed; false when that takes too long or the process is gone before. */
    public boolean says(String text, Duration longest) {
        long end = System.nanoTime() + longest.toNanos();
        while (output.indexOf(text) < 0 && process.isAlive() && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        return output.indexOf(text) >= 0;
    }

    /** {@code kill -9}; the process is gone when this returns. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** {@code kill -STOP}: it keeps all it has and does nothing, as a machine that is suspended. */
    public void freeze() throws IOException, InterruptedException {
        signal("-STOP");
    }

    /** {@code kill -CONT}: it goes on as if no time had passed. */
    public void thaw() throws IOException, InterruptedException {
        signal("-CONT");
    }

    private void signal(String signal) throws IOException, InterruptedException {
        int status = new ProcessBuilder("kill", signal, Long.toString(pid()))
                .inheritIO()
                .start()
                .waitFor();
        if (status != 0) {
            throw new IOException("kill " + signal + " " + pid() + " ended with " + status);
        }
    }

    @Override
    public void close() {
        kill();
    }

    private void listen() {
        try (Reader reader = new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)) {
            char[] some = new char[4096];
            int count = reader.read(some);
            while (count >= 0) {
                output.append(some, 0, count);
                count = reader.read(some);
            }
        } catch (IOException gone) {
            output.append("(no more output: ").append(gone.getMessage()).append(")");
        }
    }

    @Override
    public String toString() {
        return name + " (" + pid() + ")";
    }
}
