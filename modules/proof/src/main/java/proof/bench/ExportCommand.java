package proof.bench;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import proof.bench.ExportBench.WarmUp;
import proof.bench.ExportFigures.Cell;
import proof.bench.ExportFigures.Latency;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./connector bench export} */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = {
            "Events per second from the intake to the SyncInfo, beside the bare calls without a connector.",
            "",
            "For each number of lanes: a sandbox in a JVM of its own, which collects its garbage before each measurement and not"
                    + " in it, a new embedded database (fsync on), a connector with so many lanes and otherwise default"
                    + " settings, schedules off.",
            "  bare       as many callers as lanes repeat, over the connector's own HTTP library, the very calls that the"
                    + " connector makes for an export: recorded from 20 exports, id and number exchanged beforehand;"
                    + " answers are not parsed",
            "  connector  the bench posts each order's OrderCreated to the intake, 8 at a time, the sandbox itself delivers"
                    + " nothing; posting and bare callers run in the connector's JVM",
            "Both run after a warm-up, in pieces between which the JVM's compilers get the machine for themselves, and then in"
                    + " turns (bare, connector, connector, bare), on new orders of the same sandbox, and"
                    + " both are done when the sandbox has written the last SyncInfo.",
            "Latency runs from the intake's 2xx (bare: from when the order may begin) to the SyncInfo; added is connector"
                    + " minus bare. In the burst that is mostly queueing; at half load orders arrive evenly at half the"
                    + " connector's rate.",
            "Commits per event: pg_stat_database.xact_commit over the connector's bursts, reading transactions and the"
                    + " scheduler's polls included; behind it those that wrote, which wait for the disk.",
            "Compiler: part of the processors' time that the compilers of the connector's JVM took during its bursts. A"
                    + " service that has run for a day takes next to none: the higher it is, the more a longer warm-up"
                    + " would give."
        })
final class ExportCommand implements Callable<Integer> {

    /** Part of the warm-up that is enough where the JVM has done most of its compiling. */
    private static final int AGAIN = 10;

    private static final String ROW = "%6s %10s %10s %6s %11s %18s %18s %18s %18s %14s %8s%n";

    @Option(
            names = "--orders",
            defaultValue = "2000",
            paramLabel = "N",
            description = "Orders for each measurement (default: ${DEFAULT-VALUE}).")
    private int orders;

    @Option(
            names = "--lanes",
            split = ",",
            defaultValue = "1,8,64",
            paramLabel = "L",
            description = "Numbers of lanes (default: ${DEFAULT-VALUE}).")
    private List<Integer> lanes = List.of();

    @Option(
            names = "--warm-up",
            defaultValue = "10000",
            paramLabel = "N",
            description = {
                "Orders the connector works before anything is measured (default: ${DEFAULT-VALUE}), in the round of the"
                        + " largest number of lanes, which comes first;",
                "a tenth of it for the bare callers and for each other number of lanes."
            })
    private int warmUp;

    @Option(
            names = "--seed",
            defaultValue = "1",
            paramLabel = "S",
            description = "The same seed gives the same orders (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--answer-time",
            defaultValue = "PT0S",
            paramLabel = "DURATION",
            description = {
                "How long every answer of the sandbox takes at least (default: ${DEFAULT-VALUE}). At PT0S both contestants are"
                        + " limited by this machine's processors alone;",
                "real systems answer after some tens of milliseconds, e.g. PT0.05S, which lanes side by side make up for."
            })
    private Duration answerTime = Duration.ZERO;

    @Option(names = "--json", description = "The last line is the outcome as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        if (orders < 2 || warmUp < 1 || lanes.stream().anyMatch(each -> each < 1) || answerTime.isNegative()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--orders must be at least 2, --warm-up and --lanes at least 1, --answer-time not negative");
        }
        ExportBench bench = new ExportBench(orders, seed, answerTime);
        List<Cell> cells = new ArrayList<>();
        announce();
        print(
                ROW,
                "lanes",
                "bare/s",
                "connect./s",
                "ratio",
                "calls",
                "burst bare",
                "burst added",
                "half-load bare",
                "half-load added",
                "commits",
                "compiler");
        print(
                ROW,
                "",
                "",
                "",
                "",
                "bare/conn.",
                "p50/p95 ms",
                "p50/p95 ms",
                "p50/p95 ms",
                "p50/p95 ms",
                "all/writing",
                "%");
        int again = Math.max(1, warmUp / AGAIN);
        for (int each : lanes.stream().sorted(Comparator.reverseOrder()).toList()) {
            Cell cell = bench.measure(each, new WarmUp(cells.isEmpty() ? warmUp : again, again));
            cells.add(cell);
            row(cell);
        }
        if (json) {
            int processors = Runtime.getRuntime().availableProcessors();
            ExportFigures figures = new ExportFigures(orders, warmUp, seed, answerTime.toMillis(), processors, cells);
            print("%s%n", JsonMapper.shared().writeValueAsString(figures));
        }
        return 0;
    }

    private void announce() {
        PrintWriter progress = spec.commandLine().getErr();
        progress.println("Warming up with " + warmUp + " orders: a minute or two ...");
        progress.flush();
    }

    private void row(Cell cell) {
        Latency burst = cell.burst();
        Latency half = cell.halfLoad();
        print(
                ROW,
                cell.lanes(),
                "%.0f".formatted(cell.bareEventsPerSecond()),
                "%.0f".formatted(cell.connectorEventsPerSecond()),
                "%.2f".formatted(cell.ratio()),
                pair("%.2f", cell.bareCallsPerEvent(), cell.connectorCallsPerEvent()),
                pair("%.1f", burst.bareP50Ms(), burst.bareP95Ms()),
                pair("%.1f", burst.addedP50Ms(), burst.addedP95Ms()),
                pair("%.1f", half.bareP50Ms(), half.bareP95Ms()),
                pair("%.1f", half.addedP50Ms(), half.addedP95Ms()),
                pair("%.1f", cell.commitsPerEvent(), cell.writingCommitsPerEvent()),
                "%.0f".formatted(cell.compilerPercent()));
    }

    private static String pair(String format, double one, double other) {
        return (format + "/" + format).formatted(one, other);
    }

    private void print(String format, Object... values) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(format, values);
        out.flush();
    }
}
