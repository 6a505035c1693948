package connector.audit;

import javax.sql.DataSource;

/** Keeps the trails of all steps. */
public interface AuditLog {

    /**
     * Stores all exchanges and decisions of a trail, redacted and compressed, in the caller's transaction (or in one of
     * its own when there is none).
     */
    void write(Trail trail);

    /** The log in this database with the standard redaction, for a program that is not the service. */
    static AuditLog in(DataSource database) {
        return new AuditTable(database, RedactionPolicy.STANDARD);
    }
}
