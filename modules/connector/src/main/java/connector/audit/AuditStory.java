package connector.audit;

import java.util.List;
import javax.sql.DataSource;

/** What happened to an order. */
public interface AuditStory {

    /**
     * All that was kept of an order, the oldest first; empty when nothing is known of it. Found by either name, also what
     * was kept before the other name was known. Orders of two projects with the same number are told together: the lane of
     * each line says which it is.
     */
    List<StoryLine> of(String orderNumberOrId);

    /** The stories in this database, for a program that is not the service. */
    static AuditStory in(DataSource database) {
        return new StoryTable(database);
    }
}
