package connector.workqueue;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/** db-scheduler, set up for lanes and recurring work; started last and stopped first. */
class WorkEngine implements SmartLifecycle {

    private static final int MISSED_HEARTBEATS = 4; // the fewest db-scheduler takes
    private static final Duration AFTER_A_BROKEN_DATABASE = Duration.ofSeconds(2);
    private static final Duration FOR_EVER = Duration.ofDays(36_500); // unknown work waits for a newer node

    private final Scheduler scheduler;
    private volatile boolean running;

    WorkEngine(DataSource database, WorkSettings settings, LaneWorker worker, List<Recurring> recurring, Clock clock) {
        scheduler = Scheduler.create(new TransactionAwareDataSourceProxy(database), lane(worker))
                .startTasks(recurring.stream().map(WorkEngine::task).toList())
                .schedulerName(new SchedulerName.Fixed(nodeName()))
                .threads(settings.parallelLanes())
                .executorService(Executors.newVirtualThreadPerTaskExecutor())
                .pollUsingLockAndFetch(0.5, 1.0)
                .pollingInterval(settings.polling())
                .heartbeatInterval(settings.heartbeat())
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .deleteUnresolvedAfter(FOR_EVER)
                .shutdownMaxWait(Duration.ofSeconds(20))
                .clock(clock::instant)
                .build();
    }

    private static Task<Void> lane(LaneWorker worker) {
        return Tasks.custom(LaneScheduler.TASK, Void.class)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(AFTER_A_BROKEN_DATABASE))
                .onDeadExecutionRevive()
                .execute(
                        (instance, context) -> worker.work(new Lane(instance.getId()), context.getExecution().version));
    }

    private static RecurringTask<Void> task(Recurring recurring) {
        return Tasks.recurring(recurring.name(), FixedDelay.of(recurring.interval()))
                .execute((instance, context) -> recurring.run());
    }

    /** Unique per process, at most the 50 characters that db-scheduler keeps. */
    private static String nodeName() {
        return ProcessHandle.current().pid() + "-" + UUID.randomUUID();
    }

    Scheduler scheduler() {
        return scheduler;
    }

    @Override
    public void start() {
        scheduler.start();
        running = true;
    }

    @Override
    public void stop() {
        scheduler.stop();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
