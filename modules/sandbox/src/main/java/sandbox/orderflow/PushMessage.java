package sandbox.orderflow;

import java.util.function.LongFunction;
import sandbox.orderflow.PushSettings.Kind;

/**
 * One message on its way out.
 *
 * @param about what it tells of; messages about the same are kept in order
 * @param body written when it is sent, from the message id
 */
record PushMessage(long id, Kind kind, String about, LongFunction<String> body, int failures) {

    PushMessage failed() {
        return new PushMessage(id, kind, about, body, failures + 1);
    }
}
