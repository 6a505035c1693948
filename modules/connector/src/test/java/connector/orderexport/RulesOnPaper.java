package connector.orderexport;

import connector.routing.ExportRules;
import connector.settings.InvalidSettings;
import connector.settings.SettingsFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/** A destination's rules as an integrator writes them. */
final class RulesOnPaper {

    private static final String LEAST = """
        commercetools:
          project-key: shop
          api-url: https://api.example.com
          auth-url: https://auth.example.com
          client-id: us
          client-secret: env:SECRET
        destinations:
          main:
            base-url: https://tenant.example.com/web/
            user: connector
            password: env:SECRET
            channel: web
            time-zone: Europe/London
        """;

    private RulesOnPaper() {}

    /** @param mapping what stands below {@code mapping:} */
    static ExportRules of(String mapping) {
        return destination("mapping:\n" + mapping.indent(2));
    }

    /** @param more what a destination has besides its address, with {@code mapping:} if need be */
    static ExportRules destination(String more) {
        String text = more.contains("time-zone:") ? LEAST.replaceAll(" *time-zone:.*\n", "") : LEAST;
        try {
            Path file = Files.createTempFile("connector", ".yaml");
            Files.writeString(file, text + more.indent(4));
            ExportRules rules =
                    SettingsFile.read(file, Map.of("SECRET", "s")).exportRules().get("main");
            Files.delete(file);
            return Objects.requireNonNull(rules);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InvalidSettings invalid) {
            throw new IllegalArgumentException(invalid.problems().toString(), invalid);
        }
    }
}
