package sandbox.commercetools.wire;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON as commercetools writes it: instants in UTC with three digits of a second, fields in the order they were set. */
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Json() {}

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    public static String instant(Instant instant) {
        return INSTANT.format(instant);
    }

    public static byte[] bytes(JsonNode node) {
        return MAPPER.writeValueAsBytes(node);
    }

    /** @throws ApiError 400 InvalidJsonInput when it is not a JSON object */
    public static ObjectNode read(byte[] body) {
        try {
            if (MAPPER.readTree(body) instanceof ObjectNode object) {
                return object;
            }
            throw ApiError.invalidJson("Request body does not contain a JSON object.");
        } catch (JacksonException broken) {
            throw ApiError.invalidJson("Request body does not contain valid JSON.");
        }
    }

    /** The text of a field, or null when it is absent, null or no text. */
    public static @Nullable String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isString() ? value.stringValue() : null;
    }

    /** A required text field. @throws ApiError 400 RequiredField */
    public static String requiredText(JsonNode node, String field) {
        String value = text(node, field);
        if (value == null) {
            throw ApiError.requiredField(field);
        }
        return value;
    }

    /** A required whole number. @throws ApiError 400 RequiredField or InvalidJsonInput */
    public static long requiredLong(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            throw ApiError.requiredField(field);
        }
        if (!value.isIntegralNumber()) {
            throw ApiError.invalidJson("Field '" + field + "': a whole number is expected.");
        }
        return value.longValue();
    }

    /** The objects of an array field; an absent field is an empty list. @throws ApiError 400 InvalidJsonInput */
    public static List<ObjectNode> objects(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return List.of();
        }
        List<ObjectNode> objects = new ArrayList<>();
        for (JsonNode each : value) {
            if (!(each instanceof ObjectNode object)) {
                throw ApiError.invalidJson("Field '" + field + "': a list of objects is expected.");
            }
            objects.add(object);
        }
        return objects;
    }

    /** The array under this field, made when it is missing. */
    public static ArrayNode arrayIn(ObjectNode node, String field) {
        return node.path(field) instanceof ArrayNode array ? array : node.putArray(field);
    }

    public static ObjectNode reference(String typeId, String id) {
        return object().put("typeId", typeId).put("id", id);
    }
}
