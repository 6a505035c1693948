package connector.orderflow.doubles;

import connector.audit.AuditLog;
import connector.audit.Trail;
import java.util.ArrayList;
import java.util.List;
import org.springframework.dao.DataAccessResourceFailureException;

/** An audit log in memory that can lose its database. */
public final class RememberedAudit implements AuditLog {

    public final List<Trail> written = new ArrayList<>();
    public boolean broken;

    @Override
    public void write(Trail trail) {
        if (broken) {
            throw new DataAccessResourceFailureException("the database is gone");
        }
        written.add(trail);
    }
}
