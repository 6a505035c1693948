package connector.commercetools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The examples and the OpenAPI file of commercetools' own API reference. They are not part of this project: they are
 * looked for in {@code ../shared/data/commercetools} beside its root, or where {@code -Dcommercetools.reference} says.
 */
public final class OfficialReference {

    private OfficialReference() {}

    /** Skips the test when the reference is not there. */
    public static Path folder() {
        String told = System.getProperty("commercetools.reference");
        Path folder = told == null ? Path.of("..", "..", "..", "shared", "data", "commercetools") : Path.of(told);
        assumeTrue(
                Files.isDirectory(folder.resolve("examples")),
                () -> "commercetools' API reference is not at " + folder + "; set -Dcommercetools.reference");
        return folder;
    }

    public static String example(String name) {
        return text(folder().resolve("examples").resolve(name + ".example.json"));
    }

    public static List<Path> actions() {
        try (Stream<Path> files = Files.list(folder().resolve("actions"))) {
            List<Path> found = files.sorted().toList();
            assertThat(found).isNotEmpty();
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
