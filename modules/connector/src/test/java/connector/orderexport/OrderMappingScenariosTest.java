package connector.orderexport;

import static org.assertj.core.api.Assertions.assertThat;

import com.commercetools.api.models.order.Order;
import connector.routing.Consignment;
import connector.routing.ExportRules;
import io.vrap.rmf.base.client.utils.json.JsonUtils;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Each folder of {@code orderexport} is a story: {@code order.json} goes in, {@code document.txt} is what must come out. Some
 * have a {@code mapping.yaml}, which is the destination's {@code mapping:}, and some a {@code consignments.json}, which is
 * how the routes part the order.
 */
class OrderMappingScenariosTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void becomes_the_document_beside_it(String scenario) throws Exception {
        Path folder = stories().resolve(scenario);

        String document = document(folder);

        assertThat(document.lines().toList())
                .as("%s as it came out:%n%s", scenario, document)
                .isEqualTo(Files.readAllLines(folder.resolve("document.txt")));
    }

    static String document(Path folder) throws IOException {
        Order order = JsonUtils.fromJsonString(Files.readString(folder.resolve("order.json")), Order.class);
        Path mapping = folder.resolve("mapping.yaml");
        ExportRules rules = Files.exists(mapping) ? RulesOnPaper.of(Files.readString(mapping)) : ExportRules.DEFAULT;
        Path parted = folder.resolve("consignments.json");
        return Files.exists(parted)
                ? Rendered.all(order, List.of(JSON.readValue(parted, Consignment[].class)), rules)
                : Rendered.text(Rendered.whole(order, rules));
    }

    @Test
    void every_story_has_both_files() throws Exception {
        assertThat(scenarios()).hasSizeGreaterThan(70).allSatisfy(scenario -> {
            assertThat(stories().resolve(scenario).resolve("order.json")).exists();
            assertThat(stories().resolve(scenario).resolve("document.txt")).exists();
        });
    }

    static List<String> scenarios() throws IOException, URISyntaxException {
        try (Stream<Path> folders = Files.list(stories())) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .collect(Collectors.toList());
        }
    }

    private static Path stories() throws URISyntaxException {
        return Path.of(Objects.requireNonNull(OrderMappingScenariosTest.class.getResource("/orderexport"))
                .toURI());
    }
}
