package connector.workqueue;

import connector.audit.AuditLog;
import connector.audit.Trail;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Stores work and its lane in one transaction; only after it may anybody acknowledge. */
class StoredWork implements WorkQueue {

    private final TransactionTemplate transactions;
    private final InboxTable inbox;
    private final ArrivalTable arrivals;
    private final LaneScheduler scheduler;
    private final AuditLog audit;

    StoredWork(StepRunner.Storage storage) {
        this.transactions = storage.transactions();
        this.inbox = storage.inbox();
        this.arrivals = storage.arrivals();
        this.scheduler = storage.scheduler();
        this.audit = storage.audit();
    }

    @Override
    public Stored put(Work work, Trail trail) {
        return store(work.lane(), work, trail);
    }

    @Override
    public Stored keep(
            String kind, String source, String dedupeKey, Map<String, String> headers, byte[] body, Trail trail) {
        Work work = new Work(new Lane("none"), kind, source, dedupeKey, headers, body, trail.correlationId());
        return store(null, work, trail);
    }

    private Stored store(@Nullable Lane lane, Work work, Trail trail) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return storeWithTheCaller(lane, work, trail);
        }
        AuditLog.Prepared audited = audit.prepare(trail);
        Stored stored = transactions.execute(transaction -> {
            Stored outcome = insert(lane, work);
            if (outcome == Stored.REPEATED) {
                transaction.setRollbackOnly(); // nothing has arrived, so nobody is to be woken
            } else {
                audited.writeLast();
            }
            return outcome;
        });
        if (stored == Stored.REPEATED) {
            audited.write();
        }
        return stored;
    }

    /** A part of the caller's transaction cannot be taken back, so it is looked first. */
    private Stored storeWithTheCaller(@Nullable Lane lane, Work work, Trail trail) {
        audit.write(trail);
        return inbox.has(work) ? Stored.REPEATED : insert(lane, work);
    }

    private Stored insert(@Nullable Lane lane, Work work) {
        if (lane == null) {
            return inbox.keep(work) ? Stored.NEW : Stored.REPEATED;
        }
        ArrivalTable.Arrived arrived = arrivals.store(work);
        if (!arrived.stored()) {
            return Stored.REPEATED;
        }
        scheduler.stored(lane, arrived.stood());
        return Stored.NEW;
    }
}
