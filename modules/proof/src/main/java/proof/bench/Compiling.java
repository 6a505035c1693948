package proof.bench;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * What the compilers of this JVM have worked so far: whoever measures while they still work measures them too.
 *
 * @param time summed over their threads
 */
record Compiling(Duration time) {

    static Compiling soFar() {
        return new Compiling(
                Duration.ofMillis(ManagementFactory.getCompilationMXBean().getTotalCompilationTime()));
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
