package sandbox.commercetools;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The official OpenAPI description as JSON schemas, with the repairs of reference §10: regular expressions listed as
 * required properties and formats nobody knows are dropped, and custom fields may hold any value, not only text. Made stricter in one way: the type asked for, and every type
 * that no other type extends, may hold only fields the description names.
 */
final class OfficialSchemas {

    private static final String REF = "#/components/schemas/";
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Map<String, Object> all;
    private final Set<String> extended = new HashSet<>();
    private final Map<String, Schema> compiled = new HashMap<>();

    private OfficialSchemas(Map<String, Object> all) {
        this.all = new LinkedHashMap<>(all);
        this.all.put("FieldContainer", Map.of("type", "object"));
        all.values().forEach(this::collectExtended);
    }

    /** Where the description lies: system property {@code commercetools.openapi}, or {@code shared/} above the module. */
    static Optional<Path> place() {
        String told = System.getProperty("commercetools.openapi");
        if (told != null) {
            return Optional.of(Path.of(told)).filter(Files::exists);
        }
        return Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve("shared/data/commercetools/openapi.yaml"))
                .filter(Files::exists)
                .findFirst();
    }

    static OfficialSchemas read(Path openapi) throws IOException {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(20_000_000);
        try (Reader reader = Files.newBufferedReader(openapi)) {
            Map<String, Object> whole = new Yaml(new SafeConstructor(options)).load(reader);
            return new OfficialSchemas(map(map(whole.get("components")).get("schemas")));
        }
    }

    /** What is wrong with this document, empty when nothing is. */
    List<String> problems(String schema, JsonNode document) {
        return compiled.computeIfAbsent(schema, this::compile).validate(document).stream()
                .map(Error::toString)
                .toList();
    }

    /** The schema a discriminator of this base type chooses, e.g. of {@code OrderUpdateAction} for {@code addDelivery}. */
    String chosen(String base, String value) {
        return mapping(base)
                .map(mapping -> (String) mapping.get(value))
                .map(ref -> ref.substring(REF.length()))
                .orElseThrow(() -> new AssertionError(base + " knows no '" + value + "'"));
    }

    /** The schema of a message type; most order messages are missing in the discriminator, so by their name. */
    String ofMessage(String type) {
        if (!all.containsKey(type + "Message")) {
            throw new AssertionError("there is no message " + type);
        }
        return type + "Message";
    }

    private Optional<Map<String, Object>> mapping(String base) {
        Map<String, Object> schema = map(all.get(base));
        List<?> parts = (List<?>) schema.getOrDefault("allOf", List.of(schema));
        return parts.stream()
                .map(OfficialSchemas::map)
                .filter(part -> part.containsKey("discriminator"))
                .map(part -> map(map(part.get("discriminator")).get("mapping")))
                .findFirst();
    }

    private Schema compile(String name) {
        Map<String, Object> defs = new LinkedHashMap<>();
        Deque<String> open = new ArrayDeque<>(List.of(name));
        while (!open.isEmpty()) {
            String next = open.pop();
            if (!defs.containsKey(next)) {
                defs.put(next, strict(next, name, map(repaired(all.get(next), open))));
            }
        }
        JsonNode root = MAPPER.valueToTree(Map.of("$ref", "#/$defs/" + name, "$defs", defs));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(root);
    }

    private Map<String, Object> strict(String name, String root, Map<String, Object> schema) {
        boolean object = schema.containsKey("allOf") || schema.containsKey("properties");
        boolean closed = name.equals(root) || !extended.contains(name);
        if (object && closed && !schema.containsKey("additionalProperties")) {
            schema.put("unevaluatedProperties", false);
        }
        return schema;
    }

    private Object repaired(Object node, Deque<String> open) {
        if (node instanceof List<?> list) {
            return list.stream().map(each -> repaired(each, open)).toList();
        }
        if (!(node instanceof Map<?, ?>)) {
            return node;
        }
        Map<String, Object> repaired = new LinkedHashMap<>();
        map(node).forEach((key, value) -> {
            switch (key) {
                case "$ref" -> {
                    String name = ((String) value).substring(REF.length());
                    open.push(name);
                    repaired.put("$ref", "#/$defs/" + name);
                }
                case "properties" -> repaired.put(key, properties(map(value), open));
                case "required" -> repaired.put(key, withoutPatterns(value));
                case "discriminator", "example", "examples", "description", "format", "nullable" -> {}
                default -> repaired.put(key, repaired(value, open));
            }
        });
        return repaired;
    }

    /** A property may be called like a keyword. */
    private Map<String, Object> properties(Map<String, Object> properties, Deque<String> open) {
        Map<String, Object> repaired = new LinkedHashMap<>();
        properties.forEach((name, schema) -> repaired.put(name, repaired(schema, open)));
        return repaired;
    }

    private static List<?> withoutPatterns(Object required) {
        return ((List<?>) required)
                .stream().filter(name -> !name.toString().startsWith("/")).toList();
    }

    private void collectExtended(Object schema) {
        if (map(schema).get("allOf") instanceof List<?> parts) {
            parts.stream()
                    .map(part -> map(part).get("$ref"))
                    .filter(String.class::isInstance)
                    .forEach(ref -> extended.add(((String) ref).substring(REF.length())));
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object node) {
        return (Map<String, Object>) node;
    }
}
