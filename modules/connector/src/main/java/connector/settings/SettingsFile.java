package connector.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.FileSystemResource;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Reads connector.yaml. Nothing but the file and the environment variables that it names is looked at. */
public final class SettingsFile {

    private SettingsFile() {}

    /**
     * Reads and checks the file.
     *
     * @throws InvalidSettings with path, reason and fix of everything that is wrong
     */
    public static Settings read(Path file, Map<String, String> environment) throws InvalidSettings {
        if (!Files.isReadable(file)) {
            throw invalid(
                    file,
                    new Problem(
                            "file", "cannot be read", "Copy connector.sample.yaml to " + file + " and fill it in."));
        }
        FileSection section = bind(file, load(file));
        Problems problems = new Problems(environment);
        Settings settings = section.settings(problems);
        if (!problems.found().isEmpty()) {
            throw new InvalidSettings(file.toString(), problems.found());
        }
        return settings;
    }

    private static List<PropertySource<?>> load(Path file) throws InvalidSettings {
        try {
            return new YamlPropertySourceLoader().load(file.toString(), new FileSystemResource(file));
        } catch (IOException | MarkedYAMLException unreadable) {
            String reason = unreadable instanceof MarkedYAMLException marked
                    ? "is not YAML: " + marked.getProblem() + " at line "
                            + (marked.getProblemMark().getLine() + 1)
                    : "cannot be read";
            throw invalid(file, new Problem("file", reason, "Compare it with connector.sample.yaml."));
        }
    }

    private static FileSection bind(Path file, List<PropertySource<?>> loaded) throws InvalidSettings {
        Binder binder = new Binder(ConfigurationPropertySources.from(loaded));
        try {
            return binder.bind(
                            ConfigurationPropertyName.EMPTY,
                            Bindable.of(FileSection.class),
                            new NoUnboundElementsBindHandler(BindHandler.DEFAULT))
                    .orElseThrow(() -> new IllegalStateException("empty"));
        } catch (BindException wrong) {
            throw invalid(file, problem(wrong));
        } catch (IllegalStateException empty) {
            throw invalid(file, new Problem("file", "is empty", "Copy connector.sample.yaml and fill it in."));
        }
    }

    private static Problem problem(BindException wrong) {
        if (wrong.getCause() instanceof UnboundConfigurationPropertiesException unknown) {
            ConfigurationProperty first = StreamSupport.stream(
                            unknown.getUnboundProperties().spliterator(), false)
                    .findFirst()
                    .orElseThrow();
            return new Problem(
                    where(first.getName().toString(), first.getOrigin()),
                    "is not a setting",
                    "Check its spelling and indentation against connector.sample.yaml.");
        }
        ConfigurationProperty property = wrong.getProperty();
        String name = wrong.getName().toString();
        String wanted = wrong.getTarget().getType().toString();
        return property == null
                ? new Problem(name, "cannot be understood", "It should be a " + wanted + ".")
                : new Problem(
                        where(property.getName().toString(), property.getOrigin()),
                        "'" + property.getValue() + "' cannot be understood",
                        "It should be a " + wanted.substring(wanted.lastIndexOf('.') + 1) + ".");
    }

    private static String where(String name, @org.jspecify.annotations.Nullable Origin origin) {
        return origin instanceof TextResourceOrigin text && text.getLocation() != null
                ? name + " (line " + (text.getLocation().getLine() + 1) + ")"
                : name;
    }

    private static InvalidSettings invalid(Path file, Problem problem) {
        return new InvalidSettings(file.toString(), List.of(problem));
    }
}
