package sandbox.commercetools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The orders that the mapping is told about on paper are orders as commercetools writes them; those broken on purpose are not. */
class OrdersOnPaperTest {

    private static final Path STORIES = Path.of("..", "connector", "src", "test", "resources", "orderexport");

    private static final Set<String> BROKEN_ON_PURPOSE =
            Set.of("earliest-ship-date-needs-a-day", "unknown-enum-values");

    @Test
    void ordersOnPaperAreValid() throws IOException {
        Optional<Path> place = OfficialSchemas.place();
        assumeTrue(place.isPresent(), "commercetools' description is not here, see OfficialSchemaTest");
        OfficialSchemas schemas = OfficialSchemas.read(place.orElseThrow());
        JsonMapper json = JsonMapper.builder().build();
        try (Stream<Path> stories = Files.list(STORIES)) {
            assertThat(stories).hasSizeGreaterThan(70).allSatisfy(story -> {
                ObjectNode order = (ObjectNode) json.readTree(story.resolve("order.json"));
                order.remove("custom"); // the description takes every custom field for a text
                var problems = schemas.problems("Order", order);
                if (BROKEN_ON_PURPOSE.contains(story.getFileName().toString())) {
                    assertThat(problems).as(story.toString()).isNotEmpty();
                } else {
                    assertThat(problems).as(story.toString()).isEmpty();
                }
            });
        }
    }
}
