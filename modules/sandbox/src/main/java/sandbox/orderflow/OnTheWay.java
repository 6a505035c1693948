package sandbox.orderflow;

import java.time.Duration;

/** Messages to one receiver that are neither accepted nor given up. */
final class OnTheWay {

    private long messages;

    synchronized void one() {
        messages++;
    }

    synchronized void settled() {
        messages--;
        if (messages == 0) {
            notifyAll();
        }
    }

    synchronized long count() {
        return messages;
    }

    /** @return false when some are left after this time */
    synchronized boolean awaitNone(Duration longest) throws InterruptedException {
        long until = System.nanoTime() + longest.toNanos();
        while (messages > 0) {
            long millis = (until - System.nanoTime()) / 1_000_000;
            if (millis <= 0) {
                return false;
            }
            wait(millis);
        }
        return true;
    }
}
