package sandbox.commercetools.wire;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Ids in the shape of a random UUID, the same ones for the same seed; safe for many threads. */
public final class Ids {

    private static final long STEP = 0x9E3779B97F4A7C15L;
    private static final long TWO_STEPS = 0x3C6EF372FE94F82AL;

    private final AtomicLong state;

    public Ids(long seed) {
        state = new AtomicLong(mixed(seed));
    }

    public String next() {
        long position = state.addAndGet(TWO_STEPS);
        long high = mixed(position) & ~0xF000L | 0x4000L;
        long low = mixed(position + STEP) & ~(0xC000L << 48) | 0x8000L << 48;
        return new UUID(high, low).toString();
    }

    private static long mixed(long value) {
        long once = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        long twice = (once ^ once >>> 27) * 0x94D049BB133111EBL;
        return twice ^ twice >>> 31;
    }
}
