package connector.commercetools;

/** Counts, order by order, the writes that met somebody else's. */
@FunctionalInterface
public interface Conflicts {

    /** How it ended. */
    enum End {
        /** Decided anew on the newer order: written, or the newer order said it all already. */
        REBASED,
        /** Given up: an operator must look. */
        PARKED,
        /** Neither: the order could not be read or written, or is gone. */
        OPEN
    }

    /** @param met how often in a row the version was not the newest (409) */
    void met(String orderId, int met, End end);
}
