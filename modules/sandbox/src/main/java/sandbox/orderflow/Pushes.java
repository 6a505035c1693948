package sandbox.orderflow;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import sandbox.faults.FaultDial;

/** Counts messages. */
final class Pushes {

    private final AtomicLong made = new AtomicLong();
    private final LongAdder sent = new LongAdder();
    private final LongAdder accepted = new LongAdder();
    private final LongAdder retried = new LongAdder();
    private final LongAdder repeated = new LongAdder();
    private final LongAdder overtaken = new LongAdder();
    private final LongAdder givenUp = new LongAdder();
    private final FaultDial dial;

    Pushes(FaultDial dial) {
        this.dial = dial;
    }

    /** @return id of a new message */
    long made() {
        return made.incrementAndGet();
    }

    void sent() {
        sent.increment();
    }

    void retried() {
        retried.increment();
    }

    void repeated() {
        repeated.increment();
        dial.countRepeat();
    }

    void overtaken() {
        overtaken.increment();
        dial.countReorder();
    }

    void accepted() {
        accepted.increment();
    }

    void givenUp() {
        givenUp.increment();
    }

    PushCounts counts() {
        return new PushCounts(
                made.get(), sent.sum(), accepted.sum(), retried.sum(), repeated.sum(), overtaken.sum(), givenUp.sum());
    }
}
