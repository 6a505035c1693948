package connector.workqueue;

/** Does the work of some kinds. Found by the kinds it names; an unknown kind waits for a newer node. */
public interface WorkHandler {

    boolean handles(String kind);

    /**
     * True when items of this kind say nothing but "look": one look then serves all that have arrived. Facts that carry
     * their own content (a despatch) are never hints.
     */
    default boolean takesAsHint(String kind) {
        return false;
    }

    /**
     * One step: look at both sides, decide, write at most one thing outside, say how it went. Runs without a database
     * connection or transaction. What must be recorded with the outcome goes into {@link Step#recording}.
     */
    Step handle(Item item);
}
