package connector.audit;

/** Keeps the trails of all steps. */
public interface AuditLog {

    /**
     * Stores all exchanges and decisions of a trail, redacted and compressed, in the caller's transaction (or in one of
     * its own when there is none).
     */
    void write(Trail trail);
}
