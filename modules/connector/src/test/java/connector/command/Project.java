package connector.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files of this checkout, for tests of what stands beside the code. */
public final class Project {

    private Project() {}

    public static Path file(String path) {
        return root().resolve(path);
    }

    public static String text(String path) {
        try {
            return Files.readString(file(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("connector.sample.yaml"))) {
            folder = folder.getParent();
        }
        assertThat(folder)
                .as("a folder above this one holds connector.sample.yaml")
                .isNotNull();
        return folder;
    }
}
