package connector.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A connector.yaml on disk: the least that is needed, with what a story adds or changes. */
final class Written {

    /** What the environment holds unless a story says otherwise. */
    static final Map<String, String> ENVIRONMENT = Map.of(
            "COMMERCETOOLS_CLIENT_SECRET", "tell-nobody-1",
            "ORDERFLOW_PASSWORD", "tell-nobody-2");

    private static final String LEAST = """
            commercetools:
              project-key: shop
              api-url: https://api.example.com
              auth-url: https://auth.example.com
              client-id: us
              client-secret: env:COMMERCETOOLS_CLIENT_SECRET
            destinations:
              main:
                base-url: https://tenant.example.com/web/
                user: connector
                password: env:ORDERFLOW_PASSWORD
                channel: web
            """;

    private final Path folder;
    private final String text;
    private final Map<String, String> environment;

    private Written(Path folder, String text, Map<String, String> environment) {
        this.folder = folder;
        this.text = text;
        this.environment = environment;
    }

    static Written least(Path folder) {
        return new Written(folder, LEAST, ENVIRONMENT);
    }

    static Written text(Path folder, String text) {
        return new Written(folder, text, ENVIRONMENT);
    }

    /** Replaces a part that must be there. */
    Written with(String part, String by) {
        assertThat(text).contains(part);
        return new Written(folder, text.replace(part, by), environment);
    }

    Written without(String line) {
        return with(line, "");
    }

    /** Adds to the end: at the margin, or indented to go on with the destination. */
    Written and(String more) {
        return new Written(folder, text + more, environment);
    }

    Written environment(String name, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(name, value);
        return new Written(folder, text, more);
    }

    Written environment(Map<String, String> other) {
        return new Written(folder, text, other);
    }

    Settings read() throws InvalidSettings {
        return SettingsFile.read(file(), environment);
    }

    SettingsFile.Checked checked() throws InvalidSettings {
        return SettingsFile.check(file(), environment);
    }

    InvalidSettings refused() {
        InvalidSettings refused = catchThrowableOfType(InvalidSettings.class, this::read);
        assertThat(refused).as("the file should have been refused:%n%s", text).isNotNull();
        assertThat(refused.problems()).allSatisfy(each -> {
            assertThat(each.path()).isNotBlank();
            assertThat(each.reason()).isNotBlank();
            assertThat(each.fix()).isNotBlank().endsWith(".");
        });
        return refused;
    }

    /** Path and reason of each problem. */
    List<String> problems() {
        return refused().problems().stream()
                .map(each -> each.path() + ": " + each.reason())
                .toList();
    }

    private Path file() {
        try {
            return Files.writeString(folder.resolve("connector.yaml"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
