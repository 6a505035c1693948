package sandbox.orderflow;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An announced return (reference §2.8).
 *
 * @param reference its own, else its authorisation, else its order's
 * @param fields keys without the {@code return.} prefix; those of a line without {@code returnLine.n.}
 */
public record StoredReturn(
        long id, String organisation, String reference, Map<String, String> fields, List<Map<String, String>> lines) {

    public @Nullable String orderReference() {
        return fields.get("orderReference");
    }
}
