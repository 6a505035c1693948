package connector.workqueue;

import com.github.kagkarlsson.scheduler.Scheduler;
import connector.audit.AuditLog;
import connector.audit.AuditPartitions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class WorkBeans {

    /** The same without the service. */
    static WorkAccess access(DataSource database, Clock clock) {
        JdbcClient jdbc = JdbcClient.create(database);
        JsonMapper json = JsonMapper.shared();
        InboxTable inbox = new InboxTable(jdbc, json, clock);
        Scheduler engine = Scheduler.create(new TransactionAwareDataSourceProxy(database))
                .clock(clock::instant)
                .build();
        StepRunner.Storage storage = new StepRunner.Storage(
                new TransactionTemplate(new JdbcTransactionManager(database)),
                new ArrivalTable(jdbc, json, clock),
                new ClaimTable(new JdbcTemplate(database), inbox, clock),
                new LaneTable(jdbc, clock),
                inbox,
                new StepTable(jdbc, clock),
                new LaneScheduler(() -> engine, clock),
                AuditLog.in(database));
        return new WorkAccess(storage, new CursorTable(jdbc, clock), new ScheduleTable(jdbc), clock);
    }

    @Bean
    LaneTable laneTable(JdbcClient jdbc, Clock clock) {
        return new LaneTable(jdbc, clock);
    }

    @Bean
    InboxTable inboxTable(JdbcClient jdbc, JsonMapper json, Clock clock) {
        return new InboxTable(jdbc, json, clock);
    }

    @Bean
    ArrivalTable arrivalTable(JdbcClient jdbc, JsonMapper json, Clock clock) {
        return new ArrivalTable(jdbc, json, clock);
    }

    @Bean
    ClaimTable claimTable(JdbcTemplate jdbc, InboxTable inbox, Clock clock) {
        return new ClaimTable(jdbc, inbox, clock);
    }

    @Bean
    StepTable stepTable(JdbcClient jdbc, Clock clock) {
        return new StepTable(jdbc, clock);
    }

    @Bean
    Cursors cursors(JdbcClient jdbc, Clock clock) {
        return new CursorTable(jdbc, clock);
    }

    @Bean
    LaneScheduler laneScheduler(ObjectProvider<WorkEngine> engine, Clock clock) {
        return new LaneScheduler(() -> engine.getObject().scheduler(), clock);
    }

    @Bean
    WorkQueue workQueue(StepRunner.Storage storage) {
        return new StoredWork(storage);
    }

    @Bean
    WorkStatus workStatus(InboxTable inbox, LaneTable lanes) {
        return new WorkStatus(inbox, lanes);
    }

    @Bean
    StepRunner.Storage workStorage(
            TransactionTemplate transactions,
            ArrivalTable arrivals,
            ClaimTable claims,
            LaneTable lanes,
            InboxTable inbox,
            StepTable steps,
            LaneScheduler scheduler,
            AuditLog audit) {
        return new StepRunner.Storage(transactions, arrivals, claims, lanes, inbox, steps, scheduler, audit);
    }

    @Bean
    ForgottenLanes forgottenLanes(
            TransactionTemplate transactions, LaneTable lanes, LaneScheduler scheduler, WorkSettings settings) {
        return new ForgottenLanes(transactions, lanes, scheduler, settings.sweep());
    }

    @Bean
    RecurringWork recurringWork(List<Recurring> single, List<RecurringSource> several) {
        List<Recurring> all = new ArrayList<>(single);
        several.forEach(source -> all.addAll(source.recurring()));
        return new RecurringWork(all);
    }

    @Bean
    AuditUpkeep auditUpkeep(AuditPartitions partitions) {
        return new AuditUpkeep(partitions);
    }

    /** Everything that is done again and again. */
    record RecurringWork(List<Recurring> all) {}

    @Bean
    WorkEngine workEngine(
            DataSource database,
            WorkSettings settings,
            StepRunner.Storage storage,
            ObjectProvider<WorkHandler> handlers,
            RecurringWork recurring,
            Clock clock) {
        RetryPolicy retries = new RetryPolicy(settings, RandomGenerator.getDefault());
        StepRunner steps = new StepRunner(storage, retries, handlers.stream().toList(), clock);
        return new WorkEngine(database, settings, new LaneWorker(storage, steps, clock), recurring.all(), clock);
    }
}
