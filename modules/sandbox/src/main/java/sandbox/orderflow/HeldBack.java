package sandbox.orderflow;

import java.util.ArrayList;
import java.util.List;

/** Messages that were made and are not to go out yet. */
final class HeldBack {

    private final List<PushMessage> messages = new ArrayList<>();
    private boolean holding;

    synchronized void hold() {
        holding = true;
    }

    synchronized int count() {
        return messages.size();
    }

    /** @return false when it may go at once */
    synchronized boolean keeps(PushMessage message) {
        return holding && messages.add(message);
    }

    /** Keeps nothing any more. @return what was kept, oldest first */
    synchronized List<PushMessage> release() {
        holding = false;
        List<PushMessage> kept = List.copyOf(messages);
        messages.clear();
        return kept;
    }
}
