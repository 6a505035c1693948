package sandbox.commercetools.update;

import java.util.regex.Pattern;
import sandbox.commercetools.wire.Json;
import tools.jackson.databind.JsonNode;

/** Whether a value fits the type of a custom field (reference §6). */
final class FieldValue {

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern TIME = Pattern.compile("\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?");
    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}.*");

    private FieldValue() {}

    /** A kind of field this stand-in does not know fits anything. */
    static boolean fits(JsonNode type, JsonNode value) {
        return switch (type.path("name").asString("")) {
            case "String" -> value.isString();
            case "Boolean" -> value.isBoolean();
            case "Number" -> value.isNumber();
            case "Money" ->
                value.path("currencyCode").isString()
                        && value.path("centAmount").isIntegralNumber();
            case "Date" -> matches(DATE, value);
            case "Time" -> matches(TIME, value);
            case "DateTime" -> matches(INSTANT, value);
            case "LocalizedString", "Reference" -> value.isObject();
            case "Enum", "LocalizedEnum" ->
                Json.objects(type, "values").stream()
                        .anyMatch(
                                each -> value.isString() && value.stringValue().equals(Json.text(each, "key")));
            case "Set" -> value.isArray() && value.valueStream().allMatch(each -> fits(type.path("elementType"), each));
            default -> true;
        };
    }

    private static boolean matches(Pattern pattern, JsonNode value) {
        return value.isString() && pattern.matcher(value.stringValue()).matches();
    }
}
