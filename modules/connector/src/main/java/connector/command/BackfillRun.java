package connector.command;

import connector.audit.AuditPartitions;
import connector.audit.Failure;
import connector.backfill.Backfill;
import connector.backfill.Backfill.Ending;
import connector.backfill.Backfill.Manner;
import connector.backfill.DryRun;
import connector.backfill.Pace;
import connector.backfill.Project;
import connector.backfill.Selection;
import connector.database.Database;
import connector.orderflow.OrderLink;
import connector.orderflow.OrderLinks;
import connector.settings.Settings;
import connector.workqueue.WorkAccess;
import connector.workqueue.WorkSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.springframework.dao.DataAccessException;

/** A backfill by command, from its first question to its exit code. */
record BackfillRun(Settings settings, Project project, Clock clock) {

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int SOME_DO_NOT = 3;

    /** A worker looks once per polling interval; that and a little more. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private static final Duration LOOK = Duration.ofMillis(200);

    /** Opens the database only to read, if there is one. */
    int dry(Selection selection, Pace pace, DryRunReport report) {
        Optional<Database> opened = Database.openToRead(settings.database());
        try {
            DryRun run = new DryRun(project, settings.desk(), sent(opened), clock);
            Optional<Failure> failure =
                    run.run(selection, settings.commercetools().syncChannel(), pace, report);
            report.ended(failure);
            return failure.isPresent() ? FAILED : report.allGo() ? DONE : SOME_DO_NOT;
        } catch (DataAccessException unreadable) {
            report.withoutDatabase();
            return FAILED;
        } finally {
            opened.ifPresent(Database::close);
        }
    }

    /** Where there is no database yet, nothing was sent. */
    private Function<String, List<OrderLink>> sent(Optional<Database> opened) {
        return opened.map(Database::dataSource)
                .map(OrderLinks::in)
                .<Function<String, List<OrderLink>>>map(links -> id -> links.ofOrder(project.key(), id))
                .orElse(id -> List.of());
    }

    int real(Selection selection, Manner manner, BackfillReport report) {
        try (Database database = Database.open(settings.database())) {
            database.migrate();
            AuditPartitions.in(database.dataSource(), clock).createAhead();
            return real(selection, manner, report, WorkAccess.in(database.dataSource(), clock));
        }
    }

    private int real(Selection selection, Manner manner, BackfillReport report, WorkAccess work) {
        Backfill backfill = new Backfill(project, work, System.getProperty("user.name", "unknown"), clock);
        Ending ending;
        try (report) {
            ending = backfill.run(selection, manner, report);
        }
        report.ended(ending, ending.counts().queued() == 0 ? 0 : untaken(work));
        return switch (ending) {
            case Ending.Stopped stopped -> FAILED;
            case Ending.Finished finished -> finished.counts().missing() == 0 ? DONE : SOME_DO_NOT;
        };
    }

    /** Lanes that no service takes; a running one is given the time it needs to look. */
    private long untaken(WorkAccess work) {
        WorkSettings how = settings.work();
        Duration patience = how.polling().plus(GRACE);
        long end = System.nanoTime() + patience.toNanos();
        long untaken = work.untaken(Duration.ZERO, how.heartbeat());
        while (untaken > 0 && System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK.toNanos());
            untaken = work.untaken(patience, how.heartbeat());
        }
        return untaken;
    }
}
