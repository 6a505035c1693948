package proof.bench;

import com.commercetools.api.models.order.Order;
import io.vrap.rmf.base.client.utils.json.JsonUtils;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.springframework.util.FileSystemUtils;
import sandbox.Sandbox;
import sandbox.commercetools.CommercetoolsSandbox;
import sandbox.commercetools.generate.Shape;

/** Chooses the orders and lets JMH measure. */
final class MappingBench {

    private static final int ORDERS = 501;
    private static final long SEED = 1;
    private static final String[] FLAGS = {
        "-XX:+UseSerialGC", "-Xmx512m", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"
    };

    private final int rounds;
    private final TimeValue each;

    /** @param rounds that count, after three to warm up @param length of each */
    MappingBench(int rounds, Duration length) {
        this.rounds = rounds;
        this.each = TimeValue.milliseconds(length.toMillis());
    }

    /**
     * One order's figures; times in microseconds, each with JMH's error (99.9 %).
     *
     * @param ratioToTree of the mapping to reading the same order into a tree
     * @param ratioToModel of the mapping to reading the same order into the SDK's model
     */
    record Figures(
            String order,
            int lines,
            int jsonBytes,
            double treeMicros,
            double treeError,
            double modelMicros,
            double modelError,
            double mappingMicros,
            double mappingError,
            double ratioToTree,
            double ratioToModel) {}

    private record Chosen(String name, byte[] json, int lines) {}

    List<Figures> measure() throws IOException, RunnerException {
        Path folder = Files.createTempDirectory("connector-bench");
        try {
            List<Figures> figures = new ArrayList<>();
            for (Chosen order : chosen()) {
                figures.add(measure(order, Files.write(folder.resolve("order.json"), order.json())));
            }
            return figures;
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private Figures measure(Chosen order, Path file) throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(MappingBenchmark.class.getName() + "\\..*")
                        .param("file", file.toString())
                        .forks(1)
                        .jvmArgs(FLAGS)
                        .warmupIterations(3)
                        .warmupTime(each)
                        .measurementIterations(rounds)
                        .measurementTime(each)
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
        RunResult tree = of(results, "tree");
        RunResult model = of(results, "model");
        RunResult mapping = of(results, "mapping");
        return new Figures(
                order.name(),
                order.lines(),
                order.json().length,
                score(tree),
                error(tree),
                score(model),
                error(model),
                score(mapping),
                error(mapping),
                score(mapping) / score(tree),
                score(mapping) / score(model));
    }

    private static RunResult of(Collection<RunResult> results, String benchmark) {
        return results.stream()
                .filter(each -> each.getParams().getBenchmark().endsWith("." + benchmark))
                .findFirst()
                .orElseThrow();
    }

    private static double score(RunResult result) {
        return result.getPrimaryResult().getScore();
    }

    private static double error(RunResult result) {
        return result.getPrimaryResult().getScoreError();
    }

    /** The order of middle length among those the sandbox makes and that can be mapped; and one of a hundred lines. */
    private static List<Chosen> chosen() {
        try (Sandbox sandbox = Sandbox.start(0, 0, SEED, Clock.systemUTC())) {
            CommercetoolsSandbox shop = sandbox.commercetools();
            List<Chosen> usual = shop.placeOrders(ORDERS).stream()
                    .map(id -> chosen("median", shop.order(id).toString()))
                    .filter(MappingBench::canBeMapped)
                    .sorted(Comparator.comparingInt(each -> each.json().length))
                    .toList();
            String many = shop.order(shop.placeOrder(Shape.MANY_LINES)).toString();
            return List.of(usual.get(usual.size() / 2), chosen("100 lines", many));
        }
    }

    private static Chosen chosen(String name, String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        Order order = JsonUtils.fromJsonByteArray(bytes, Order.class);
        return new Chosen(name, bytes, order.getLineItems().size());
    }

    private static boolean canBeMapped(Chosen each) {
        return !MappingBenchmark.documents(JsonUtils.fromJsonByteArray(each.json(), Order.class))
                .isEmpty();
    }
}
