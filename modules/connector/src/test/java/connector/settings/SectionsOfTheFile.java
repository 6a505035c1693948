package connector.settings;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Every setting that the code knows, with its default, read from the records that the file is bound to. */
public final class SectionsOfTheFile {

    /** In place of a name that the integrator chooses. */
    static final String CHOSEN = "NAME";

    private SectionsOfTheFile() {}

    /** Paths as {@code destinations.NAME.poll.interval}; the default as annotated, empty where there is none. */
    public static SortedMap<String, String> settings() {
        SortedMap<String, String> found = new TreeMap<>();
        collect("", FileSection.class, found);
        return found;
    }

    private static void collect(String prefix, Class<?> section, Map<String, String> found) {
        for (RecordComponent each : section.getRecordComponents()) {
            collect(prefix + kebab(each.getName()), each.getGenericType(), defaultOf(section, each), found);
        }
    }

    private static void collect(String path, Type type, String byDefault, Map<String, String> found) {
        if (type instanceof Class<?> section && section.isRecord()) {
            collect(path + ".", section, found);
        } else if (type instanceof ParameterizedType many && many.getRawType() == Map.class) {
            collect(path + "." + CHOSEN, many.getActualTypeArguments()[1], "", found);
        } else if (type instanceof ParameterizedType many
                && many.getRawType() == List.class
                && many.getActualTypeArguments()[0] instanceof Class<?> section
                && section.isRecord()) {
            collect(path + "[].", section, found);
        } else {
            found.put(path, byDefault);
        }
    }

    private static String defaultOf(Class<?> section, RecordComponent component) {
        DefaultValue value = Arrays.stream(section.getDeclaredConstructors()[0].getParameters())
                .filter(each -> each.getName().equals(component.getName()))
                .findFirst()
                .orElseThrow()
                .getAnnotation(DefaultValue.class);
        return value == null ? "" : String.join(", ", value.value());
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
