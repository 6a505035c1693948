package proof.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import proof.demo.DemoCommand;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./connector demo} as an integrator runs it, in this process. */
class DemoJourneyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--faults none",
                "--faults many",
                "--faults some --without-pushes",
                "--faults some --without-polls"
            })
    void ends_well_and_says_so_in_its_last_line(String options) {
        StringWriter out = new StringWriter();
        CommandLine demo = new CommandLine(new DemoCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(out));

        int exit = demo.execute(arguments(options));

        JsonNode outcome =
                JsonMapper.shared().readTree(out.toString().lines().toList().getLast());
        assertThat(exit).as(out.toString()).isZero();
        assertThat(outcome.path("orders").asInt()).isEqualTo(8);
        assertThat(outcome.path("exported").asInt()).isEqualTo(8);
        assertThat(outcome.path("shipped").asInt()).isEqualTo(8);
        assertThat(outcome.path("parcels").asInt()).isGreaterThanOrEqualTo(8);
        for (String never : new String[] {"duplicates", "lost", "doubleWrites"}) {
            assertThat(outcome.path(never).asInt(-1)).as(never).isZero();
        }
        assertThat(outcome.path("faultsInjected").asInt() > 0)
                .as("faults were injected")
                .isEqualTo(!options.contains("none"));
        assertThat(outcome.path("p95Ms").asLong())
                .isGreaterThanOrEqualTo(outcome.path("p50Ms").asLong());
    }

    private static String[] arguments(String options) {
        return Stream.concat(Stream.of("--headless", "--json", "--orders", "8"), Stream.of(options.split(" ")))
                .toArray(String[]::new);
    }
}
