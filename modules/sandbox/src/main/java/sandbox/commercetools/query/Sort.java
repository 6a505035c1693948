package sandbox.commercetools.query;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import sandbox.commercetools.wire.ApiError;
import tools.jackson.databind.JsonNode;

/** Sort expressions such as {@code createdAt desc} or {@code shippingAddress.country}; ascending when not said. */
public final class Sort {

    private static final Pattern EXPRESSION =
            Pattern.compile("\\s*([A-Za-z_][\\w-]*(?:\\.[A-Za-z_][\\w-]*)*)(?:\\s+(asc|desc))?\\s*");

    private Sort() {}

    /** @throws ApiError 400 InvalidInput when one cannot be read */
    public static Comparator<JsonNode> by(List<String> expressions) {
        Comparator<JsonNode> all = (one, other) -> 0;
        for (String expression : expressions) {
            all = all.thenComparing(one(expression));
        }
        return all;
    }

    private static Comparator<JsonNode> one(String expression) {
        Matcher matcher = EXPRESSION.matcher(expression);
        if (!matcher.matches()) {
            throw ApiError.invalidInput("Malformed parameter: sort: '" + expression + "'.");
        }
        String[] path = matcher.group(1).split("\\.", -1);
        Comparator<JsonNode> ascending = (one, other) -> compare(at(one, path), at(other, path));
        return "desc".equals(matcher.group(2)) ? ascending.reversed() : ascending;
    }

    private static JsonNode at(JsonNode node, String[] path) {
        JsonNode here = node;
        for (String step : path) {
            here = here.path(step);
        }
        return here;
    }

    private static int compare(JsonNode one, JsonNode other) {
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue());
        }
        return one.asString("").compareTo(other.asString(""));
    }
}
