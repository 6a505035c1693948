package connector.workqueue;

import connector.audit.AuditLog;
import connector.audit.Trail;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** One node of a cluster, wired by hand on a database of the test. */
class Node implements AutoCloseable {

    static final WorkSettings QUICK = new WorkSettings(
            16,
            Duration.ofMillis(50),
            Duration.ofMillis(400),
            500,
            12,
            3,
            Duration.ofMillis(500),
            Duration.ofMillis(100),
            Duration.ofHours(1));

    final ClaimTable claims;
    final LaneTable lanes;
    final InboxTable inbox;
    final WorkQueue queue;
    final StepRunner steps;
    final TransactionTemplate transactions;
    final ConcurrentLinkedQueue<Trail> trails = new ConcurrentLinkedQueue<>();
    volatile boolean refusesExchanges;
    private final WorkEngine engine;

    Node(DataSource database, WorkSettings settings, Clock clock, Function<Item, Step> handler) {
        JdbcClient jdbc = JdbcClient.create(database);
        AuditLog audit = this::audited;
        lanes = new LaneTable(jdbc, clock);
        inbox = new InboxTable(jdbc, JsonMapper.builder().build(), clock);
        claims = new ClaimTable(new org.springframework.jdbc.core.JdbcTemplate(database), inbox, clock);
        transactions = new TransactionTemplate(new JdbcTransactionManager(database));
        LaneScheduler scheduler = new LaneScheduler(this::scheduler, clock);
        StepRunner.Storage storage = new StepRunner.Storage(
                transactions,
                new ArrivalTable(jdbc, JsonMapper.builder().build(), clock),
                claims,
                lanes,
                inbox,
                new StepTable(jdbc, clock),
                scheduler,
                audit);
        steps = new StepRunner(storage, new RetryPolicy(settings, new Random(1)), List.of(handling(handler)), clock);
        queue = new StoredWork(storage);
        Recurring sweep = new ForgottenLanes(transactions, lanes, scheduler, settings.sweep());
        engine = new WorkEngine(database, settings, new LaneWorker(storage, steps, clock), List.of(sweep), clock);
    }

    private void audited(Trail trail) {
        if (refusesExchanges && !trail.exchanges().isEmpty()) {
            throw new DataIntegrityViolationException("an exchange that no column takes");
        }
        trails.add(trail);
    }

    private com.github.kagkarlsson.scheduler.Scheduler scheduler() {
        return engine.scheduler();
    }

    private static WorkHandler handling(Function<Item, Step> handler) {
        return new WorkHandler() {
            @Override
            public boolean handles(String kind) {
                return kind.equals("story") || kind.equals("hint");
            }

            @Override
            public boolean takesAsHint(String kind) {
                return kind.equals("hint");
            }

            @Override
            public Step handle(Item item) {
                return handler.apply(item);
            }
        };
    }

    Node started() {
        engine.start();
        return this;
    }

    WorkQueue.Stored put(Lane lane, String key) {
        return put(lane, "story", key);
    }

    WorkQueue.Stored put(Lane lane, String kind, String key) {
        Work work = new Work(
                lane, kind, "test", key, Map.of("a", "b"), key.getBytes(StandardCharsets.UTF_8), "shop/" + key);
        return queue.put(work, new Trail(work.correlationId(), lane.key(), Clock.systemUTC()));
    }

    static String text(Item item) {
        return new String(item.body(), StandardCharsets.UTF_8);
    }

    static Step done() {
        return Step.of(new Outcome.Done("done"));
    }

    @Override
    public void close() {
        if (engine.isRunning()) {
            engine.stop();
        }
    }
}
