package connector.workqueue;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient.ScheduleOptions;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Tells db-scheduler that a lane has work. The only class beside its configuration that knows the engine's client. */
class LaneScheduler {

    static final String TASK = "lane";

    private final Supplier<Scheduler> scheduler;
    private final Clock clock;

    LaneScheduler(Supplier<Scheduler> scheduler, Clock clock) {
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /** In the caller's transaction; workers hear of it once that is committed. */
    void wake(Lane lane, Optional<LaneTable.State> stood) {
        TaskInstance<Void> instance = new TaskInstance<>(TASK, lane.key());
        switch (stood.orElse(LaneTable.State.IDLE)) {
            case IDLE -> scheduler.get().scheduleIfNotExists(instance, clock.instant());
            case WAITING, PARKED -> rescheduleNow(instance);
            case BUSY, RETRYING -> {} // already scheduled; a failing lane keeps its pause
        }
        lookSoon();
    }

    /** The same for an item that {@link ArrivalTable} has stored, which gives a lane at rest its schedule. */
    void stored(Lane lane, Optional<LaneTable.State> stood) {
        switch (stood.orElse(LaneTable.State.IDLE)) {
            case WAITING, PARKED -> rescheduleNow(new TaskInstance<>(TASK, lane.key()));
            case IDLE, BUSY, RETRYING -> {}
        }
        lookSoon();
    }

    /** Makes this node look for due lanes as soon as the current transaction is committed. */
    void lookSoon() {
        afterCommit(() -> scheduler.get().triggerCheckForDueExecutions());
    }

    private void rescheduleNow(TaskInstance<Void> instance) {
        try {
            scheduler.get().schedule(instance, clock.instant(), ScheduleOptions.WHEN_EXISTS_RESCHEDULE);
        } catch (TaskInstanceCurrentlyExecutingException running) {
            // its worker has yet to claim the lane, so it will see the new item
        }
    }

    private static void afterCommit(Runnable action) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            action.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                action.run();
            }
        });
    }
}
