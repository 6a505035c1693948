package connector.routing;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compares a custom field with what the configuration wrote, as texts. */
final class FieldTexts {

    private FieldTexts() {}

    /** Of a set it is enough that one entry fits; numbers and truths are compared as JSON writes them. */
    static boolean oneOf(Optional<Object> actual, Set<String> allowed) {
        return actual.filter(value -> value instanceof Collection<?> many
                        ? many.stream().anyMatch(each -> allowed.contains(text(each)))
                        : allowed.contains(text(value)))
                .isPresent();
    }

    /** An enum's value is read as its key, should the order carry more than that. */
    private static String text(Object value) {
        return value instanceof Map<?, ?> object && object.get("key") instanceof String key
                ? key
                : String.valueOf(value);
    }
}
