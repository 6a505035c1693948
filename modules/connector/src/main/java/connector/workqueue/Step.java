package connector.workqueue;

/**
 * A step's outcome, and what is written in the same transaction.
 *
 * @param recording runs inside the transaction that stores the outcome; database writes only
 */
public record Step(Outcome outcome, Runnable recording) {

    public static Step of(Outcome outcome) {
        return new Step(outcome, () -> {});
    }
}
