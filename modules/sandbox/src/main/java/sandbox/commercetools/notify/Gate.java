package sandbox.commercetools.notify;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Counts what is pending, and holds everything back while paused. */
final class Gate {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int pending;
    private boolean paused;

    void expect(int more) {
        lock.lock();
        try {
            pending += more;
        } finally {
            lock.unlock();
        }
    }

    void done() {
        lock.lock();
        try {
            pending--;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void paused(boolean nowPaused) {
        lock.lock();
        try {
            paused = nowPaused;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void pass() throws InterruptedException {
        lock.lock();
        try {
            while (paused) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    int pending() {
        lock.lock();
        try {
            return pending;
        } finally {
            lock.unlock();
        }
    }

    boolean awaitNothingPending(Duration longest) {
        long left = longest.toNanos();
        lock.lock();
        try {
            while (pending > 0 && left > 0) {
                left = changed.awaitNanos(left);
            }
            return pending == 0;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }
}
