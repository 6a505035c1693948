package proof.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import proof.bench.SandboxWords.Addresses;
import proof.bench.SandboxWords.Call;
import proof.bench.SandboxWords.Counts;
import proof.bench.SandboxWords.Placed;
import proof.bench.SandboxWords.Synced;
import tools.jackson.databind.json.JsonMapper;

/** The bench's end of {@link SandboxProcess}. For one thread. */
final class SandboxChild implements AutoCloseable {

    private static final int LEAST_MB = 512;
    private static final int MOST_YOUNG_MB = 2048;
    private static final double MB_PER_ORDER = 0.12;
    private static final Duration LOOK = Duration.ofMillis(100);

    private final Process process;
    private final BufferedReader answers;
    private final Writer commands;
    private final Addresses addresses;
    private int lastPlaced;

    private SandboxChild(Process process) throws IOException {
        this.process = process;
        answers = process.inputReader(StandardCharsets.UTF_8);
        commands = process.outputWriter(StandardCharsets.UTF_8);
        addresses = answer(Addresses.class);
    }

    /**
     * @param orders how many there will be in its memory
     * @param answerTime of every answer, at least
     */
    static SandboxChild start(long seed, int orders, Duration answerTime) throws IOException {
        int kept = Math.max(LEAST_MB, (int) (orders * MB_PER_ORDER));
        int young = Math.min(MOST_YOUNG_MB, kept);
        return new SandboxChild(ChildJvm.start(
                List.of(
                        "-Xmx" + (kept + young) + "m",
                        "-Xmn" + young + "m",
                        "-XX:MetaspaceSize=256m",
                        "-XX:+UseSerialGC"),
                SandboxProcess.class,
                List.of(Long.toString(seed), Long.toString(answerTime.toMillis()))));
    }

    Addresses addresses() {
        return addresses;
    }

    /** So many new orders. The sandbox tells nobody of them: whoever measures posts the notifications. */
    List<Placed> place(int count) {
        say(SandboxWords.PLACE + " " + count);
        lastPlaced = count;
        return answers(Placed.class, count);
    }

    /** @return whether all orders placed last carry their SyncInfo; false after this long */
    boolean awaitSynced(Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        while (outstanding() > 0) {
            if (System.nanoTime() > end) {
                return false;
            }
            Thread.sleep(LOOK);
        }
        return true;
    }

    /** When each of the orders placed last got its SyncInfo, by id. */
    Map<String, Instant> synced() {
        say(SandboxWords.SYNCED);
        Map<String, Instant> byId = new HashMap<>();
        answers(Synced.class, lastPlaced).forEach(each -> byId.put(each.id(), Instant.ofEpochMilli(each.at())));
        return byId;
    }

    Counts counts() {
        say(SandboxWords.COUNTS);
        return answer(Counts.class);
    }

    /** From now on every call is kept until {@link #recorded}. */
    void record() {
        say(SandboxWords.RECORD);
        counts(); // answered once the recording has begun
    }

    List<Call> recorded() {
        say(SandboxWords.RECORDED);
        return List.of(answer(Call[].class));
    }

    @Override
    public void close() {
        try {
            commands.close();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException gone) {
            process.destroyForcibly();
        } catch (InterruptedException stop) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private int outstanding() {
        say(SandboxWords.OUTSTANDING);
        return answer(Integer.class);
    }

    private void say(String command) {
        try {
            commands.write(command + "\n");
            commands.flush();
        } catch (IOException gone) {
            throw new UncheckedIOException("The sandbox's JVM has ended", gone);
        }
    }

    private <T> List<T> answers(Class<T> type, int count) {
        List<T> all = new ArrayList<>(count);
        for (int each = 0; each < count; each++) {
            all.add(answer(type));
        }
        return all;
    }

    private <T> T answer(Class<T> type) {
        try {
            String line = answers.readLine();
            if (line == null) {
                throw new IllegalStateException("The sandbox's JVM has ended; its error output says why");
            }
            return JsonMapper.shared().readValue(line, type);
        } catch (IOException gone) {
            throw new UncheckedIOException("The sandbox's JVM has ended", gone);
        }
    }
}
