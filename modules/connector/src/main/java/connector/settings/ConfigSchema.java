package connector.settings;

import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * connector.yaml as a JSON schema, so that editors complete and explain it. Made of the records that the file is bound to;
 * the words come from docs/configuration.md.
 */
public final class ConfigSchema {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String DESTINATION = "destinations.NAME";

    private final Map<String, String> words;

    private ConfigSchema(Map<String, String> words) {
        this.words = words;
    }

    /** As text, the same every time. */
    public static String text() {
        ObjectNode schema = new ConfigSchema(SettingWords.read()).schema();
        String text =
                JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(schema);
        return text.replace(System.lineSeparator(), "\n") + "\n";
    }

    private ObjectNode schema() {
        ObjectNode schema = JSON.objectNode();
        schema.put("$schema", "http://json-schema.org/draft-07/schema#");
        schema.put("title", "connector.yaml");
        schema.setAll(section("", FileSection.class));
        ObjectNode defaults = JSON.objectNode();
        defaults.put("description", "what every destination is given that it does not say itself");
        defaults.setAll(section(DESTINATION + ".", DestinationSection.class));
        ((ObjectNode) schema.get("properties")).set("defaults", defaults);
        return schema;
    }

    private ObjectNode section(String path, Class<?> section) {
        ObjectNode properties = JSON.objectNode();
        for (RecordComponent each : section.getRecordComponents()) {
            String name = kebab(each.getName());
            ObjectNode property = JSON.objectNode();
            describe(property, path + name, byDefault(section, each), each.getType());
            property.setAll(typed(path + name, each.getGenericType()));
            properties.set(name, property);
        }
        ObjectNode schema = JSON.objectNode();
        schema.put("type", "object");
        schema.put("additionalProperties", false);
        schema.set("properties", properties);
        return schema;
    }

    private void describe(ObjectNode property, String path, @Nullable DefaultValue byDefault, Class<?> type) {
        String said = words.get(path);
        if (said != null) {
            property.put("description", said);
        }
        if (byDefault == null || byDefault.value().length == 0) {
            return;
        }
        if (Collection.class.isAssignableFrom(type)) {
            Arrays.stream(byDefault.value()).forEach(property.putArray("default")::add);
        } else if (type == int.class) {
            property.put("default", Integer.parseInt(byDefault.value()[0]));
        } else if (type == boolean.class) {
            property.put("default", Boolean.parseBoolean(byDefault.value()[0]));
        } else {
            property.put("default", byDefault.value()[0]);
        }
    }

    private ObjectNode typed(String path, Type type) {
        return switch (type) {
            case ParameterizedType many
            when many.getRawType() == Map.class -> table(path + ".NAME", many.getActualTypeArguments()[1]);
            case ParameterizedType many -> list(path, many.getActualTypeArguments()[0]);
            case Class<?> section when section.isRecord() -> section(path + ".", section);
            case Class<?> plain -> plain(plain);
            default -> throw new IllegalStateException("no schema for " + type);
        };
    }

    private ObjectNode table(String path, Type row) {
        ObjectNode schema = JSON.objectNode();
        schema.put("type", "object");
        ObjectNode rows = JSON.objectNode();
        String said = words.get(path);
        if (said != null) {
            rows.put("description", said);
        }
        rows.setAll(typed(path, row));
        schema.set("additionalProperties", rows);
        return schema;
    }

    /** One entry may stand without brackets. */
    private ObjectNode list(String path, Type entry) {
        ObjectNode entries = entry instanceof Class<?> section && section.isRecord()
                ? section(path + "[].", section)
                : JSON.objectNode();
        boolean texts = entries.isEmpty();
        ObjectNode schema = JSON.objectNode();
        if (texts) {
            schema.putArray("type").add("array").add("string").add("number").add("boolean");
            entries.putArray("type").add("string").add("number").add("boolean");
        } else {
            schema.put("type", "array");
        }
        schema.set("items", entries);
        return schema;
    }

    private static ObjectNode plain(Class<?> type) {
        ObjectNode schema = JSON.objectNode();
        if (type == int.class) {
            schema.put("type", "integer");
        } else if (type == boolean.class) {
            schema.put("type", "boolean");
        } else if (type == Duration.class) {
            schema.put("type", "string");
            schema.put("pattern", "^[0-9]+(ms|s|m|h|d)$");
        } else if (type.isEnum()) {
            Arrays.stream(type.getEnumConstants()).map(Object::toString).forEach(schema.putArray("enum")::add);
        } else {
            schema.putArray("type").add("string").add("number");
        }
        return schema;
    }

    private static @Nullable DefaultValue byDefault(Class<?> section, RecordComponent component) {
        return Arrays.stream(section.getDeclaredConstructors()[0].getParameters())
                .filter(each -> each.getName().equals(component.getName()))
                .findFirst()
                .map(ConfigSchema::annotated)
                .orElse(null);
    }

    private static @Nullable DefaultValue annotated(Parameter parameter) {
        return parameter.getAnnotation(DefaultValue.class);
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
