package connector.command;

import connector.settings.InvalidSettings;
import connector.settings.Settings;
import connector.settings.SettingsFile;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** {@code --config}, wherever a command needs the configuration. */
final class ConfigOption {

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            defaultValue = "connector.yaml",
            description =
                    "The configuration (default: ${DEFAULT-VALUE}). connector.sample.yaml explains every setting.")
    private Path file = Path.of("connector.yaml");

    Settings read() throws InvalidSettings {
        return SettingsFile.read(file, System.getenv());
    }

    SettingsFile.Checked check() throws InvalidSettings {
        return SettingsFile.check(file, System.getenv());
    }

    Path file() {
        return file;
    }
}
