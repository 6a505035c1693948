package connector.routing;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reason codes of one side in the words of the other. A table without entries and without a default has an opinion on
 * nothing: codes pass as they are.
 *
 * @param byCode in the order they were written
 * @param otherwise for every other code, null: such a code is unmapped, which is for a person to see
 */
public record ReasonTable(
        Map<String, String> byCode, @Nullable String otherwise) {

    /** Every code stands for itself. */
    public static final ReasonTable PASSING = new ReasonTable(Map.of(), null);

    public ReasonTable {
        byCode = Map.copyOf(byCode);
    }

    /** What a code stands for; empty: it is unmapped. */
    public Optional<String> of(String code) {
        if (byCode.isEmpty() && otherwise == null) {
            return Optional.of(code);
        }
        return Optional.ofNullable(byCode.getOrDefault(code, otherwise));
    }
}
