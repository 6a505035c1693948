package connector.workqueue;

import connector.audit.AuditPartitions;
import java.time.Duration;

/** Lays out the audit tables' next days in advance. What has no day of its own lands in the default partition. */
class AuditUpkeep implements Recurring {

    private final AuditPartitions partitions;

    AuditUpkeep(AuditPartitions partitions) {
        this.partitions = partitions;
    }

    @Override
    public String name() {
        return "audit-partitions";
    }

    @Override
    public Duration interval() {
        return Duration.ofHours(6);
    }

    @Override
    public void run() {
        partitions.createAhead();
    }
}
