package connector.audit;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;

/**
 * Makes the partitions of the audit log ahead of time and drops those that are old enough. Without it nothing is lost: rows
 * go to the default partition then, and stay there.
 */
public final class AuditPartitions {

    private static final int DAYS_AHEAD = 3;

    private final PartitionTable partitions;
    private final Clock clock;

    AuditPartitions(PartitionTable partitions, Clock clock) {
        this.partitions = partitions;
        this.clock = clock;
    }

    /** For a program that is not the service and writes to the log. */
    public static AuditPartitions in(DataSource database, Clock clock) {
        return new AuditPartitions(new PartitionTable(database), clock);
    }

    /** Makes the partitions of today (UTC) and the three days after, where they are missing. To be called at start and daily. */
    public void createAhead() {
        LocalDate today = today();
        for (int day = 0; day <= DAYS_AHEAD; day++) {
            partitions.create(today.plusDays(day));
        }
    }

    /**
     * Drops the partitions of days (UTC) before today minus the retention, and what is older in the default partition.
     *
     * @return the names of the tables that were dropped
     */
    public List<String> dropOlderThan(Period retention) {
        return partitions.dropBefore(today().minus(retention));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
