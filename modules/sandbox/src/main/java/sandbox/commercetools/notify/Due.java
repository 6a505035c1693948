package sandbox.commercetools.notify;

import java.time.Duration;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;

/** A notification and when its next try is due. Compared by time only. */
final class Due implements Delayed {

    private final long atNanos;
    private final Payload payload;
    private final boolean repeat;
    private final int tries;

    private Due(long atNanos, Payload payload, boolean repeat, int tries) {
        this.atNanos = atNanos;
        this.payload = payload;
        this.repeat = repeat;
        this.tries = tries;
    }

    static Due in(Duration wait, Payload payload, boolean repeat) {
        return new Due(System.nanoTime() + wait.toNanos(), payload, repeat, 0);
    }

    /** The next try: the pause doubles each time. */
    Due again(Duration firstBackoff, Duration longestBackoff) {
        long pause = Math.min(longestBackoff.toNanos(), firstBackoff.toNanos() << Math.min(tries, 20));
        return new Due(System.nanoTime() + pause, payload, repeat, tries + 1);
    }

    Payload payload() {
        return payload;
    }

    boolean repeat() {
        return repeat;
    }

    @Override
    public long getDelay(TimeUnit unit) {
        return unit.convert(atNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
        return Long.compare(atNanos - ((Due) other).atNanos, 0);
    }
}
