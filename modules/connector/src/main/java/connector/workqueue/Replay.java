package connector.workqueue;

import com.github.kagkarlsson.scheduler.Scheduler;
import connector.audit.AuditLog;
import connector.audit.Trail;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * An operator's "try again": wakes parked lanes. Their head item is looked at afresh and decided again, so nothing is
 * sent that is there already. Needs no service in this process; whichever node runs takes the lane up.
 */
public final class Replay {

    private final TransactionTemplate transactions;
    private final LaneTable lanes;
    private final LaneScheduler scheduler;
    private final AuditLog audit;
    private final Clock clock;

    private Replay(DataSource database, Clock clock) {
        Scheduler engine = Scheduler.create(new TransactionAwareDataSourceProxy(database))
                .clock(clock::instant)
                .build();
        this.transactions = new TransactionTemplate(new JdbcTransactionManager(database));
        this.lanes = LaneTable.in(database, clock);
        this.scheduler = new LaneScheduler(() -> engine, clock);
        this.audit = AuditLog.in(database);
        this.clock = clock;
    }

    /** For a program that is not the service; the database is migrated. */
    public static Replay in(DataSource database, Clock clock) {
        return new Replay(database, clock);
    }

    /** All parked lanes. */
    public List<Lane> parked() {
        return lanes.parked();
    }

    /** Parked lanes of an order, by number or id, or of an OrderFlow reference; empty when nothing of it is parked. */
    public List<Lane> parked(String name) {
        return lanes.parked(name);
    }

    /** @param operator who asked for it, kept in the audit log */
    public void wake(Lane lane, String operator) {
        Trail trail = new Trail("replay/" + UUID.randomUUID(), lane.key(), clock);
        trail.decided("replayed", "by " + operator);
        transactions.executeWithoutResult(transaction -> {
            var stood = lanes.arrived(lane);
            lanes.replayParked(lane);
            scheduler.wake(lane, stood);
            audit.write(trail);
        });
    }
}
