package sandbox.orderflow;

import org.jspecify.annotations.Nullable;

/**
 * Whose data a call works on (reference §1.2).
 *
 * @param channel null when only the organisation was named
 */
record Scope(@Nullable String channel, String organisation) {

    String requireChannel() {
        if (channel == null) {
            throw ErrorAnswer.badRequest("No channel was named");
        }
        return channel;
    }
}
