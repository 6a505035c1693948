package proof.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** That the benches run and that their figures can be true; how fast anything is, is no business of a test. */
class BenchTest {

    private static final int ORDERS = 40;

    @Test
    void anExportIsMeasuredBesideTheSameBareCalls() {
        JsonNode figures =
                bench("export", "--orders", "" + ORDERS, "--lanes", "1,4", "--warm-up", "20", "--seed", "7", "--json");

        assertThat(figures.path("orders").asInt()).isEqualTo(ORDERS);
        assertThat(figures.path("cells")
                        .valueStream()
                        .map(cell -> cell.path("lanes").asInt()))
                .as("the most lanes first: their round is the one that warms up")
                .containsExactly(4, 1);
        figures.path("cells").forEach(BenchTest::plausible);
    }

    @Test
    void farAwaySystemsAreWaitedForByBoth() {
        JsonNode figures =
                bench("export", "--orders", "8", "--lanes", "4", "--warm-up", "1", "--answer-time", "PT0.1S", "--json");

        assertThat(figures.path("answerTimeMs").asLong()).isEqualTo(100);
        JsonNode cell = figures.at("/cells/0");
        double calls = cell.path("bareCallsPerEvent").asDouble();
        assertThat(cell.at("/halfLoad/bareP50Ms").asDouble()).isGreaterThanOrEqualTo(calls * 100 * 0.9);
        assertThat(cell.path("bareEventsPerSecond").asDouble()).isLessThanOrEqualTo(4 / (calls * 0.1));
        plausible(cell);
    }

    /** The memory is read from /proc. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aStartIsMeasuredOnADatabaseThatExists() {
        JsonNode figures = bench("start", "--runs", "1", "--settle", "PT1S", "--json");

        assertThat(figures.path("medianStartMs").asDouble()).isBetween(100.0, 120_000.0);
        assertThat(figures.path("medianPssMb").asDouble())
                .as("more than a JVM alone, no more than its pages counted double")
                .isGreaterThan(50)
                .isLessThanOrEqualTo(figures.path("medianRssMb").asDouble());
        assertThat(figures.at("/starts/0/serviceRssMb").asDouble())
                .as("PostgreSQL is counted beside the service")
                .isPositive()
                .isLessThan(figures.path("medianRssMb").asDouble());
    }

    @Test
    void fulfilmentIsMeasuredFromPushToParcelAndUnderConflicts() {
        JsonNode figures =
                bench("fulfilment", "--orders", "12", "--rate", "50", "--meddle", "1", "--seed", "7", "--json");

        assertThat(figures.path("parcelP50Ms").asDouble())
                .isPositive()
                .isLessThanOrEqualTo(figures.path("parcelP95Ms").asDouble());
        assertThat(figures.path("commercetoolsCallsPerShipment").asDouble()).isBetween(2.0, 4.0);
        JsonNode busy = figures.path("busy");
        assertThat(busy.path("withParcels").asInt()).isEqualTo(12);
        assertThat(busy.path("met").asLong()).isGreaterThanOrEqualTo(12);
        assertThat(busy.path("rebased").asLong()).isPositive();
        assertThat(busy.path("parked").asLong()).isZero();
    }

    @Test
    void mappingIsMeasuredBesideReadingTheSameOrder() {
        JsonNode figures = bench("mapping", "--rounds", "2", "--round", "PT0.1S", "--json");

        assertThat(figures.valueStream().map(each -> each.path("lines").asInt() >= 100))
                .as("of a hundred lines")
                .containsExactly(false, true);
        figures.forEach(each -> {
            double mapping = each.path("mappingMicros").asDouble();
            assertThat(mapping).isPositive();
            assertThat(each.path("ratioToTree").asDouble())
                    .isEqualTo(mapping / each.path("treeMicros").asDouble());
            assertThat(each.path("ratioToModel").asDouble())
                    .isEqualTo(mapping / each.path("modelMicros").asDouble());
        });
    }

    private static void plausible(JsonNode cell) {
        double bare = cell.path("bareEventsPerSecond").asDouble();
        double connector = cell.path("connectorEventsPerSecond").asDouble();
        assertThat(bare).isPositive();
        assertThat(connector).isPositive();
        assertThat(cell.path("ratio").asDouble()).isEqualTo(connector / bare);
        assertThat(cell.path("bareCallsPerEvent").asDouble())
                .as("reads, import and SyncInfo, as many as the connector makes")
                .isGreaterThanOrEqualTo(3)
                .isEqualTo(cell.path("connectorCallsPerEvent").asDouble());
        assertThat(cell.path("writingCommitsPerEvent").asDouble())
                .as("at least the intake's and the outcome's")
                .isGreaterThanOrEqualTo(2);
        assertThat(cell.path("commitsPerEvent").asDouble())
                .isGreaterThanOrEqualTo(cell.path("writingCommitsPerEvent").asDouble());
        plausibleLatency(cell.path("burst"));
        plausibleLatency(cell.path("halfLoad"));
    }

    private static void plausibleLatency(JsonNode latency) {
        double bareP50 = latency.path("bareP50Ms").asDouble();
        double connectorP50 = latency.path("connectorP50Ms").asDouble();
        assertThat(latency.path("orders").asInt()).isPositive();
        assertThat(latency.path("bareP95Ms").asDouble()).isPositive().isGreaterThanOrEqualTo(bareP50);
        assertThat(latency.path("connectorP95Ms").asDouble()).isPositive().isGreaterThanOrEqualTo(connectorP50);
        assertThat(latency.path("addedP50Ms").asDouble()).isEqualTo(connectorP50 - bareP50);
    }

    /** @return the last line of its output */
    private static JsonNode bench(String... arguments) {
        StringWriter out = new StringWriter();
        CommandLine command = new CommandLine(new BenchCommand()).setOut(new PrintWriter(out));
        int exit = command.execute(arguments);
        assertThat(exit).as(String.join(" ", Arrays.asList(arguments))).isZero();
        return JsonMapper.shared()
                .readTree(out.toString().strip().lines().toList().getLast());
    }
}
