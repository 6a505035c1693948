package connector.workqueue;

import connector.audit.Trail;

/** Takes work and keeps it until it is done or parked. */
public interface WorkQueue {

    /**
     * Stores the item, and with it the trail, in one transaction (the caller's, when there is one). When this returns
     * the work is committed or commits with the caller; only then may anybody acknowledge.
     *
     * @throws org.springframework.dao.DataAccessException when the database cannot take it: answer 503
     */
    Stored put(Work work, Trail trail);

    /** Keeps a message that nothing here handles, so that it can be seen and replayed once something does. */
    Stored keep(
            String kind,
            String source,
            String dedupeKey,
            java.util.Map<String, String> headers,
            byte[] body,
            Trail trail);

    /** What became of a message. */
    enum Stored {
        NEW,
        /** The same dedupe key was stored before; nothing changed. */
        REPEATED
    }
}
