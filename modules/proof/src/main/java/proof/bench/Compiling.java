package proof.bench;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;

/**
 * What the compilers of this JVM have worked so far: whoever measures while they still work measures them too.
 *
 * @param time summed over their threads
 */
record Compiling(Duration time) {

    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final Duration AT_REST = Duration.ofMillis(50);
    private static final Duration LONGEST = Duration.ofMinutes(2);

    static Compiling soFar() {
        return new Compiling(
                Duration.ofMillis(ManagementFactory.getCompilationMXBean().getTotalCompilationTime()));
    }

    /**
     * Waits until they have nothing to do: they get what the work leaves them, so on few processors what a warm-up gave
     * them to do would be done long after it.
     */
    static void awaitRest() throws InterruptedException {
        Instant end = Instant.now().plus(LONGEST);
        for (Compiling last = soFar(); Instant.now().isBefore(end); ) {
            Thread.sleep(LOOK);
            Compiling now = soFar();
            if (now.since(last).time.compareTo(AT_REST) <= 0) {
                return;
            }
            last = now;
        }
    }

    Compiling since(Compiling before) {
        return new Compiling(time.minus(before.time));
    }

    Compiling and(Compiling other) {
        return new Compiling(time.plus(other.time));
    }

    /** Of all the processors' time, 0 to 100. */
    double percentOf(Duration elapsed) {
        int processors = Runtime.getRuntime().availableProcessors();
        return 100.0 * time.toNanos() / Math.max(1, elapsed.toNanos() * processors);
    }
}
