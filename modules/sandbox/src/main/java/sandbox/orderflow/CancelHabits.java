package sandbox.orderflow;

import java.util.ArrayList;
import java.util.List;

/**
 * How a tenant answers cancels. The words of a cancel's answer are free text, and how late cancelling is possible is the tenant's
 * workflow (reference §1.8, §2.4; §8 no. 5 and 6). Safe for many threads.
 */
public final class CancelHabits {

    private final Cancelling cancelling;
    private final List<Queued> queue = new ArrayList<>();
    private Habit habit = Habit.AT_ONCE;

    CancelHabits(Cancelling cancelling) {
        this.cancelling = cancelling;
    }

    /** What becomes of a cancel. */
    public enum Habit {
        /** Done, or refused with the words that the vendor's client knows. */
        AT_ONCE,
        /** Answered with words of the tenant's own, and not done. */
        REFUSED_IN_OWN_WORDS,
        /** Answered as if it were done, and done later: see {@link #workOff}. */
        QUEUED
    }

    private record Queued(StoredOrder order, boolean changesReference) {}

    public synchronized void are(Habit other) {
        habit = other;
    }

    /** Does what was only queued so far. */
    public synchronized void workOff() {
        queue.forEach(each -> cancelling.cancel(each.order, each.changesReference));
        queue.clear();
    }

    synchronized String answer(StoredOrder order, boolean changesReference) {
        String reference = order.reference();
        return switch (habit) {
            case REFUSED_IN_OWN_WORDS -> "Order " + reference + " is being packed and can not be cancelled any more";
            case QUEUED -> {
                queue.add(new Queued(order, changesReference));
                yield "Cancellation of order " + reference + " was queued";
            }
            case AT_ONCE ->
                cancelling.cancel(order, changesReference)
                        ? "Order '" + reference + "' cancelled"
                        : "No cancel operation performed for order '" + reference + "'";
        };
    }
}
