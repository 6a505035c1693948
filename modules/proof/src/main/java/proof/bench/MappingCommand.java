package proof.bench;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import proof.bench.MappingBench.Figures;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./connector bench mapping} */
@Command(
        name = "mapping",
        mixinStandardHelpOptions = true,
        description = {
            "How long an order takes to become its documents (routes, checks, mapping, sum check), beside reading the JSON of"
                    + " the same order into a tree (Jackson) and into the SDK's model. Measured by JMH, about a minute.",
            "Orders: the one of middle length among 501 of the sandbox, and one of a hundred lines."
        })
final class MappingCommand implements Callable<Integer> {

    private static final String ROW = "%-10s %6s %9s %16s %16s %16s %8s %8s%n";

    @Option(
            names = "--rounds",
            defaultValue = "5",
            paramLabel = "N",
            description = "Measurements, 3 more to warm up not counted (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--round",
            defaultValue = "PT0.5S",
            paramLabel = "DURATION",
            description = "How long each takes (default: ${DEFAULT-VALUE}).")
    private Duration round = Duration.ofMillis(500);

    @Option(names = "--json", description = "The last line is the outcome as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        if (rounds < 2 || round.toMillis() < 1) {
            throw new ParameterException(spec.commandLine(), "--rounds must be at least 2, --round at least PT0.001S");
        }
        List<Figures> figures = new MappingBench(rounds, round).measure();
        PrintWriter out = spec.commandLine().getOut();
        out.printf(ROW, "order", "lines", "bytes", "tree us", "model us", "mapping us", "/ tree", "/ model");
        for (Figures each : figures) {
            out.printf(
                    ROW,
                    each.order(),
                    each.lines(),
                    each.jsonBytes(),
                    time(each.treeMicros(), each.treeError()),
                    time(each.modelMicros(), each.modelError()),
                    time(each.mappingMicros(), each.mappingError()),
                    "%.2f".formatted(each.ratioToTree()),
                    "%.2f".formatted(each.ratioToModel()));
        }
        if (json) {
            out.println(JsonMapper.shared().writeValueAsString(figures));
        }
        out.flush();
        return 0;
    }

    private static String time(double micros, double error) {
        return "%.1f +- %.1f".formatted(micros, error);
    }
}
