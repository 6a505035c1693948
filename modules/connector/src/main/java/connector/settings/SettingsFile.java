package connector.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
import org.springframework.boot.origin.OriginProvider;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.FileSystemResource;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads connector.yaml. Nothing but the file and the environment variables that it names is looked at. */
public final class SettingsFile {

    private SettingsFile() {}

    /**
     * Reads and checks the file.
     *
     * @throws InvalidSettings with path, reason and fix of everything that is wrong
     */
    public static Settings read(Path file, Map<String, String> environment) throws InvalidSettings {
        return check(file, environment).settings();
    }

    /** Settings, and what of them only the project can confirm. */
    public record Checked(Settings settings, Mentions mentions) {}

    /** As {@link #read}, for somebody who will ask the project, too. */
    public static Checked check(Path file, Map<String, String> environment) throws InvalidSettings {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
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
        return new Checked(settings, problems.mentions());
    }

    private static List<PropertySource<?>> load(Path file) throws InvalidSettings {
        try {
            return new YamlPropertySourceLoader()
                    .load(file.toString(), new FileSystemResource(file)).stream()
                            .<PropertySource<?>>map(Inheritance::applied)
                            .<PropertySource<?>>map(MapKeys::kept)
                            .toList();
        } catch (IOException unreadable) {
            throw invalid(file, new Problem("file", "cannot be read", "Check its rights; it must be a file."));
        } catch (YAMLException malformed) {
            throw invalid(file, new Problem("file", notYaml(malformed), "Compare it with connector.sample.yaml."));
        }
    }

    private static String notYaml(YAMLException malformed) {
        return malformed instanceof MarkedYAMLException marked && marked.getProblemMark() != null
                ? "is not YAML: " + marked.getProblem() + " at line "
                        + (marked.getProblemMark().getLine() + 1)
                : "is not YAML";
    }

    private static FileSection bind(Path file, List<PropertySource<?>> loaded) throws InvalidSettings {
        Binder binder = new Binder(ConfigurationPropertySources.from(loaded));
        try {
            return binder.bind(
                            ConfigurationPropertyName.EMPTY,
                            Bindable.of(FileSection.class),
                            new NoUnboundElementsBindHandler(BindHandler.DEFAULT))
                    .orElseThrow(() -> invalid(
                            file, new Problem("file", "is empty", "Copy connector.sample.yaml and fill it in.")));
        } catch (BindException wrong) {
            throw new InvalidSettings(file.toString(), problems(wrong));
        }
    }

    private static List<Problem> problems(BindException wrong) {
        return wrong.getCause() instanceof UnboundConfigurationPropertiesException unknown
                ? unknown.getUnboundProperties().stream()
                        .map(each -> new Problem(
                                where(each.getName().toString(), each.getOrigin()),
                                "is not a setting",
                                "Check its spelling and indentation against connector.sample.yaml."))
                        .toList()
                : List.of(wrongType(wrong));
    }

    private static Problem wrongType(BindException wrong) {
        ConfigurationProperty property = wrong.getProperty();
        String fix = wanted(wrong.getTarget().getType().toClass());
        return property == null
                ? new Problem(wrong.getName().toString(), "cannot be understood", fix)
                : new Problem(
                        where(property.getName().toString(), property.getOrigin()),
                        "'" + property.getValue() + "' cannot be understood",
                        fix);
    }

    private static String wanted(Class<?> type) {
        if (type.isEnum()) {
            return "Use one of " + Arrays.toString(type.getEnumConstants()) + ".";
        }
        return switch (type.getSimpleName()) {
            case "int" -> "Give a whole number.";
            case "boolean" -> "Give true or false.";
            case "Duration" -> "Give a duration with a unit, such as 30s, 5m or 2h.";
            default -> "Give it the same shape as in connector.sample.yaml.";
        };
    }

    private static String where(String name, @Nullable Origin origin) {
        Origin inFile = origin instanceof OriginProvider wrapped ? wrapped.getOrigin() : origin;
        return inFile instanceof TextResourceOrigin text && text.getLocation() != null
                ? name + " (line " + (text.getLocation().getLine() + 1) + ")"
                : name;
    }

    private static InvalidSettings invalid(Path file, Problem problem) {
        return new InvalidSettings(file.toString(), List.of(problem));
    }
}
