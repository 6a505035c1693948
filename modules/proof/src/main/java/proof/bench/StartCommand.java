package proof.bench;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import proof.bench.StartBench.Start;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./connector bench start} */
@Command(
        name = "start",
        mixinStandardHelpOptions = true,
        description = {
            "How long serve takes from the start of its process until it is ready, on a database that exists, and the"
                    + " memory it and its PostgreSQL hold when idle (Linux; the schedules run, against a sandbox).",
            "The service runs in a JVM of its own with the flags of this one, which are those of the script connector.",
            "PSS divides shared pages among the processes that share them; RSS counts them for each of them."
        })
final class StartCommand implements Callable<Integer> {

    /** Component names are those of the JSON line. @param flags the JVM's */
    record Figures(
            double medianStartMs, double medianRssMb, double medianPssMb, List<Start> starts, List<String> flags) {

        static Figures of(List<Start> starts) {
            return new Figures(
                    median(starts, Start::startMs),
                    median(starts, Start::rssMb),
                    median(starts, Start::pssMb),
                    starts,
                    ChildJvm.ownFlags());
        }

        private static double median(List<Start> starts, ToDoubleFunction<Start> figure) {
            return starts.stream().mapToDouble(figure).sorted().toArray()[(starts.size() - 1) / 2];
        }
    }

    @Option(
            names = "--runs",
            defaultValue = "3",
            paramLabel = "N",
            description = "Starts; the median counts (default: ${DEFAULT-VALUE}).")
    private int runs;

    @Option(
            names = "--settle",
            defaultValue = "PT10S",
            paramLabel = "DURATION",
            description = "From ready to the reading of the memory (default: ${DEFAULT-VALUE}).")
    private Duration settle = Duration.ofSeconds(10);

    @Option(names = "--json", description = "The last line is the outcome as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        if (runs < 1) {
            throw new ParameterException(spec.commandLine(), "--runs must be at least 1");
        }
        Figures figures = Figures.of(new StartBench(settle).measure(runs));
        PrintWriter out = spec.commandLine().getOut();
        for (Start each : figures.starts()) {
            out.printf(
                    "ready after %.0f ms; idle RSS %.0f MB (service alone %.0f MB), PSS %.0f MB%n",
                    each.startMs(), each.rssMb(), each.serviceRssMb(), each.pssMb());
        }
        out.printf(
                "median: ready after %.0f ms, idle RSS %.0f MB, PSS %.0f MB, service and PostgreSQL together%n",
                figures.medianStartMs(), figures.medianRssMb(), figures.medianPssMb());
        if (json) {
            out.println(JsonMapper.shared().writeValueAsString(figures));
        }
        out.flush();
        return 0;
    }
}
