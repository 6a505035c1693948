package proof.bench;

import com.zaxxer.hikari.HikariDataSource;
import connector.workqueue.WorkStatus;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.springframework.context.ConfigurableApplicationContext;
import proof.bench.ExportBench.WarmUp;
import proof.bench.ExportFigures.Cell;
import proof.bench.ExportFigures.Latency;
import proof.bench.Pace.Burst;
import proof.bench.Pace.Steady;
import proof.bench.SandboxWords.Counts;
import proof.bench.SandboxWords.Placed;

/** One number of lanes: warm-up of both, bare and connector in turns, then both at half load. */
final class Round {

    /** Orders whose calls are recorded one by one, for the bare callers to repeat in turn: lines and countries differ. */
    static final int PROBES = 20;

    /** More at a time would only wait in the intake. */
    private static final int POSTERS = 8;

    /** Notifications lie ready in memory before the first one is posted, and then the compilers get their turn. */
    private static final int AT_ONCE = 2_500;

    private static final Duration STEADY = Duration.ofSeconds(20);
    private static final int LEAST_STEADY = 10;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration PER_ORDER = Duration.ofMillis(500);
    private static final long LOOK_MS = 50;
    private static final int TOLD = 3;

    private final SandboxChild sandbox;
    private final CloseableHttpClient client;
    private final DataSource database;
    private final WorkStatus work;
    private final Contestant connector;
    private final int lanes;

    Round(SandboxChild sandbox, CloseableHttpClient client, ConfigurableApplicationContext service, int lanes) {
        this.sandbox = sandbox;
        this.client = client;
        this.lanes = lanes;
        database = service.getBean(DataSource.class);
        work = service.getBean(WorkStatus.class);
        connector = new IntakePosts(
                client,
                URI.create("http://127.0.0.1:" + service.getEnvironment().getProperty("local.server.port")
                        + "/in/commercetools/" + Configuration.SOURCE));
    }

    /** In the order bare, connector, connector, bare: whatever drifts meanwhile, both meet it. */
    Cell measure(int orders, WarmUp warmUp) throws SQLException, InterruptedException {
        Contestant bare = warm(warmUp);
        int half = orders / 2;
        Block firstBare = run(bare, half, new Burst(lanes));
        Counted first = counted(half);
        Counted second = counted(orders - half);
        Block bareBurst = firstBare.and(run(bare, orders - half, new Burst(lanes)));
        Block burst = first.block.and(second.block);
        Commits commits = first.commits.and(second.commits);
        double compiling = first.compiling.and(second.compiling).percentOf(burst.elapsed());
        Latency halfLoad = halfLoad(bare, burst.perSecond() / 2, half);
        return Cell.of(lanes, bareBurst, burst, halfLoad, commits.per(orders), compiling);
    }

    /**
     * In turns too: what the JVM has learned from one of them alone it has to learn anew from the other.
     *
     * @return the bare callers
     */
    private Contestant warm(WarmUp warmUp) throws InterruptedException {
        run(connector, PROBES, new Burst(POSTERS));
        Contestant bare = new BareCalls(client, sandbox.addresses(), recordings(), lanes);
        int pieces = Math.ceilDiv(warmUp.connector(), AT_ONCE);
        for (int left = warmUp.connector(); left > 0; left -= AT_ONCE) {
            run(connector, Math.min(left, AT_ONCE), new Burst(POSTERS));
            run(bare, Math.ceilDiv(warmUp.bare(), pieces), new Burst(lanes));
            Compiling.awaitRest();
        }
        return bare;
    }

    private Latency halfLoad(Contestant bare, double perSecond, int most) throws InterruptedException {
        int count = Math.clamp((int) (perSecond * STEADY.toSeconds()), LEAST_STEADY, Math.max(LEAST_STEADY, most));
        Block bareBlock = run(bare, count, new Steady(perSecond));
        return Latency.of(bareBlock, run(connector, count, new Steady(perSecond)));
    }

    /** One order at a time, so that every call the sandbox sees meanwhile is of that order. */
    private List<Recording> recordings() throws InterruptedException {
        List<Recording> recordings = new ArrayList<>();
        for (int each = 0; each < PROBES; each++) {
            List<Placed> one = sandbox.place(1);
            sandbox.record();
            connector.begin(one.getFirst());
            awaitSynced(PATIENCE);
            awaitRest();
            recordings.add(new Recording(one.getFirst(), sandbox.recorded()));
        }
        return recordings;
    }

    private record Counted(Block block, Commits commits, Compiling compiling) {}

    private Counted counted(int count) throws SQLException, InterruptedException {
        int connections = database.unwrap(HikariDataSource.class).getMaximumPoolSize();
        Commits before = Commits.read(database);
        Compiling compiled = Compiling.soFar();
        Block block = run(connector, count, new Burst(POSTERS));
        Compiling compiling = Compiling.soFar().since(compiled);
        return new Counted(block, Commits.read(database).since(before, connections), compiling);
    }

    private Block run(Contestant contestant, int count, Pace pace) throws InterruptedException {
        List<Placed> orders = sandbox.place(count);
        contestant.prepare(orders);
        Counts before = sandbox.counts();
        Instant start = Instant.now();
        Map<String, Instant> begun = pace.drive(orders, contestant);
        awaitSynced(PATIENCE.plus(PER_ORDER.multipliedBy(count)));
        awaitRest();
        Counts after = sandbox.counts();
        if (after.imported() - before.imported() != count) {
            throw new IllegalStateException("OrderFlow took " + (after.imported() - before.imported()) + " of " + count
                    + " orders: these figures would mean nothing");
        }
        return Block.of(start, begun, sandbox.synced(), sum(after) - sum(before));
    }

    private void awaitSynced(Duration longest) throws InterruptedException {
        if (!sandbox.awaitSynced(longest)) {
            throw new IllegalStateException("Not all orders carry a SyncInfo after " + longest.toSeconds()
                    + " s; the connector's work: " + work.items() + " " + work.troubled(TOLD));
        }
    }

    /** The SyncInfo is the last call of an order, not the last thing the connector notes about it. */
    private void awaitRest() throws InterruptedException {
        while (work.items().getOrDefault("open", 0L) > 0) {
            Thread.sleep(LOOK_MS);
        }
    }

    private static long sum(Counts counts) {
        return counts.calls().values().stream().mapToLong(Long::longValue).sum();
    }
}
