package sandbox.orderflow;

import java.io.IOException;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import sandbox.orderflow.SandboxAccount.Escapes;

/** Reads the {@code key=value} lines of a payload (reference §1.5). */
record PayloadLines(Escapes escapes) {

    /** @param problems gets what cannot be read */
    Map<String, String> read(String payload, List<String> problems) {
        return switch (escapes) {
            case NONE -> plain(payload, problems);
            case JAVA_PROPERTIES -> properties(payload, problems);
        };
    }

    private static Map<String, String> plain(String payload, List<String> problems) {
        Map<String, String> values = new LinkedHashMap<>();
        int number = 0;
        for (String line : payload.split("\r\n|\r|\n", -1)) {
            number++;
            int equals = line.indexOf('=');
            if (equals > 0) {
                values.put(line.substring(0, equals).strip(), value(line.substring(equals + 1)));
            } else if (!line.isBlank()) {
                problems.add("Line " + number + " is not key=value");
            }
        }
        return values;
    }

    private static Map<String, String> properties(String payload, List<String> problems) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(payload));
        } catch (IllegalArgumentException malformed) {
            problems.add("A Unicode escape is malformed");
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        Map<String, String> values = new LinkedHashMap<>();
        properties.stringPropertyNames().stream()
                .sorted()
                .forEach(key -> values.put(key, value(properties.getProperty(key, ""))));
        return values;
    }

    private static String value(String text) {
        return text.strip().replace("[BR]", "\n");
    }
}
