package connector.settings;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.core.env.PropertySource;

/**
 * Gives every destination what {@code defaults:} says and it does not say itself, so that twenty markets are not twenty copies.
 * Single settings and rows of tables are inherited one by one, a list as a whole.
 */
final class Inheritance {

    private static final String DEFAULTS = "defaults";
    private static final Pattern OF_DESTINATION = Pattern.compile("destinations\\.([^.\\[]+)\\.(.+)");

    private Inheritance() {}

    static PropertySource<?> applied(PropertySource<?> loaded) {
        if (!(loaded.getSource() instanceof Map<?, ?> values)) {
            return loaded;
        }
        Map<String, Object> own = new LinkedHashMap<>();
        Map<String, Object> defaults = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            String path = name.toString();
            if (path.startsWith(DEFAULTS + ".")) {
                defaults.put(path.substring(DEFAULTS.length() + 1), value);
            } else if (!path.equals(DEFAULTS)) {
                own.put(path, value);
            }
        });
        inherit(own, defaults);
        return new OriginTrackedMapPropertySource(loaded.getName(), own);
    }

    private static void inherit(Map<String, Object> own, Map<String, Object> defaults) {
        Map<String, Set<String>> said = new LinkedHashMap<>();
        for (String path : own.keySet()) {
            Matcher found = OF_DESTINATION.matcher(path);
            if (found.matches()) {
                said.computeIfAbsent(found.group(1), name -> new LinkedHashSet<>())
                        .add(setting(found.group(2)));
            }
        }
        said.forEach((destination, settings) -> defaults.forEach((path, value) -> {
            if (!settings.contains(setting(path))) {
                own.put("destinations." + destination + "." + path, value);
            }
        }));
    }

    /** The binder takes {@code timeZone} for {@code time-zone}, and all entries of a list are one setting. */
    private static String setting(String path) {
        return path.replaceAll("\\[\\d+].*$", "").replace("-", "").toLowerCase(Locale.ROOT);
    }
}
