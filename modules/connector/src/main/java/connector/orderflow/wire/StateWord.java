package connector.orderflow.wire;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** States are open text, configurable per tenant (reference §4.2). */
public final class StateWord {

    private StateWord() {}

    /** Lower case, blanks and hyphens as underscores, one spelling of despatched and cancelled; empty for null. */
    public static String normal(@Nullable String state) {
        return state == null
                ? ""
                : state.strip()
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[\\s-]+", "_")
                        .replace("dispatched", "despatched")
                        .replace("canceled", "cancelled");
    }
}
