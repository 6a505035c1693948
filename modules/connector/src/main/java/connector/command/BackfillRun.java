package connector.command;

import connector.audit.Failure;
import connector.backfill.Backfill;
import connector.backfill.Backfill.Ending;
import connector.backfill.DryRun;
import connector.backfill.Pace;
import connector.backfill.Project;
import connector.backfill.Selection;
import connector.orderflow.OrderLinks;
import connector.settings.Settings;
import connector.workqueue.WorkAccess;
import connector.workqueue.WorkSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/** A backfill by command, from its first question to its exit code. */
record BackfillRun(Settings settings, Project project, DataSource database, Clock clock) {

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int SOME_DO_NOT = 3;

    /** A worker looks once per polling interval; that and a little more. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private static final Duration LOOK = Duration.ofMillis(200);

    int dry(Selection selection, Pace pace, DryRunReport report) {
        DryRun run = new DryRun(project, settings.desk(), OrderLinks.in(database), clock);
        Optional<Failure> failure = run.run(selection, settings.commercetools().syncChannel(), pace, report);
        report.ended(failure);
        return failure.isPresent() ? FAILED : report.allGo() ? DONE : SOME_DO_NOT;
    }

    int real(Selection selection, boolean restart, Pace pace, BackfillReport report) {
        WorkAccess work = WorkAccess.in(database, clock);
        Backfill backfill = new Backfill(project, work, System.getProperty("user.name", "unknown"), clock);
        Ending ending;
        try (report) {
            ending = backfill.run(selection, new Backfill.Manner(restart, pace), report);
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
