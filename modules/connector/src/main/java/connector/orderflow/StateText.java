package connector.orderflow;

import connector.orderflow.wire.StateWord;
import org.jspecify.annotations.Nullable;

/** OrderFlow's states as {@link OrderDetail} has them, for those who write them elsewhere. */
public final class StateText {

    private StateText() {}

    /** Lower case, blanks and hyphens as underscores, one spelling of despatched and cancelled; empty for null. */
    public static String normal(@Nullable String state) {
        return StateWord.normal(state);
    }
}
