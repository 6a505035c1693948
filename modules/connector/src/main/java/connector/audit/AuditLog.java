package connector.audit;

import javax.sql.DataSource;

/** Keeps the trails of all steps. */
public interface AuditLog {

    /**
     * Stores all exchanges and decisions of a trail, redacted and compressed, in the caller's transaction (or in one of
     * its own when there is none).
     */
    void write(Trail trail);

    /**
     * Does what needs no transaction ahead of it: redacting is dear, and rows and connections are held meanwhile. What the
     * trail gets until it is written is written too.
     */
    default Prepared prepare(Trail trail) {
        return () -> write(trail);
    }

    /** A trail that only waits to be written. */
    interface Prepared {

        /** As {@link AuditLog#write}; once. */
        void write();

        /**
         * The same, as the last thing in the caller's transaction: it may be committed in the same round trip. Whatever the
         * caller would do to the database after this would be a transaction of its own.
         */
        default void writeLast() {
            write();
        }
    }

    /** The log in this database with the standard redaction, for a program that is not the service. */
    static AuditLog in(DataSource database) {
        return new AuditTable(database, RedactionPolicy.STANDARD);
    }
}
