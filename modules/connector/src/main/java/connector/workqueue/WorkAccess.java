package connector.workqueue;

import connector.audit.AuditLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** The work queue for a program that is not the service. What it stores is done by whichever node runs, now or later. */
public final class WorkAccess {

    /** A worker tells its heartbeat every few seconds, by configuration at most every five minutes. */
    private static final int MISSED_HEARTBEATS = 4;

    private final StepRunner.Storage storage;
    private final Cursors cursors;
    private final ScheduleTable schedule;
    private final Clock clock;

    WorkAccess(StepRunner.Storage storage, Cursors cursors, ScheduleTable schedule, Clock clock) {
        this.storage = storage;
        this.cursors = cursors;
        this.schedule = schedule;
        this.clock = clock;
    }

    /** The database is migrated. */
    public static WorkAccess in(DataSource database, Clock clock) {
        return WorkBeans.access(database, clock);
    }

    public WorkQueue queue() {
        return new StoredWork(storage);
    }

    public Cursors cursors() {
        return cursors;
    }

    public AuditLog audit() {
        return storage.audit();
    }

    /** In which the queue, the cursors and the audit take part. */
    public TransactionTemplate transaction() {
        return storage.transactions();
    }

    /**
     * How many lanes have waited for a worker longer than any worker that is alive lets them wait; 0 when one is alive.
     *
     * @param polling how often a worker looks at least
     */
    public long untaken(Duration polling, Duration heartbeat) {
        Instant now = clock.instant();
        return schedule.untaken(now.minus(polling), now.minus(heartbeat.multipliedBy(MISSED_HEARTBEATS)));
    }
}
