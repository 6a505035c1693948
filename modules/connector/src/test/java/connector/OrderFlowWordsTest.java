package connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A tenant may rename every state (reference, OrderFlow §4.2): the table of states is the only one who knows the usual words. */
class OrderFlowWordsTest {

    private static final Path SOURCES = Path.of("src/main/java/connector");
    private static final Pattern COMPARED = Pattern.compile(
            "equals\\(\"(cancelled|canceled|despatched|dispatched|packed|picked|ready|created|allocated|out_of_stock)\""
                    + "|\"(cancelled|canceled|despatched|dispatched|packed|picked|created|allocated|out_of_stock)\"\\.equals");

    @Test
    void nobodyComparesWithAWordOfItsOwn() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            List<String> guilty = files.filter(each -> each.toString().endsWith(".java"))
                    .filter(OrderFlowWordsTest::compares)
                    .map(each -> SOURCES.relativize(each).toString())
                    .toList();
            assertThat(guilty)
                    .as("ask connector.routing.WarehouseStatus instead")
                    .isEmpty();
        }
    }

    private static boolean compares(Path file) {
        try {
            return COMPARED.matcher(Files.readString(file)).find();
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
