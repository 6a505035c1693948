package connector.orderexport;

import static org.assertj.core.api.Assertions.assertThat;

import com.commercetools.api.models.order.Order;
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

/** Each folder of {@code orderexport} is a story: {@code order.json} goes in, {@code document.txt} is what must come out. */
class OrderMappingScenariosTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void becomes_the_document_beside_it(String scenario) throws Exception {
        Path folder = stories().resolve(scenario);
        Order order = JsonUtils.fromJsonString(Files.readString(folder.resolve("order.json")), Order.class);

        String document = Rendered.text(Rendered.whole(order, ExportRules.DEFAULT));

        assertThat(document.lines().toList())
                .as("%s as it came out:%n%s", scenario, document)
                .isEqualTo(Files.readAllLines(folder.resolve("document.txt")));
    }

    @Test
    void every_story_has_both_files() throws Exception {
        assertThat(scenarios()).hasSizeGreaterThan(30).allSatisfy(scenario -> {
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
