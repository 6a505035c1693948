package connector.command;

import java.util.concurrent.TimeUnit;

/** Runs from the start. */
final class Stopwatch {

    private static final double TENTHS = 10;

    private final long start = System.nanoTime();

    /** With one digit behind the point. */
    double seconds() {
        double tenth = TimeUnit.SECONDS.toNanos(1) / TENTHS;
        return Math.round((System.nanoTime() - start) / tenth) / TENTHS;
    }
}
