package connector.orderflow.client;

import java.util.LinkedHashSet;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * Lanes whose last call got no answer. Each counts once however often it asks: that may be the trouble of its order, and only trouble
 * that several have is the connection's. Safe for many threads.
 */
final class FailingLanes {

    private final int most;
    private final SequencedSet<String> lanes = new LinkedHashSet<>();

    /** @param most that are remembered; of more the newest */
    FailingLanes(int most) {
        this.most = most;
    }

    /** @param lane null: no lane asked, but a poll, which asks about all orders @return whether it had an answer before */
    synchronized boolean isNews(@Nullable String lane) {
        if (lane == null) {
            return true;
        }
        boolean news = lanes.add(lane);
        if (lanes.size() > most) {
            lanes.removeFirst();
        }
        return news;
    }

    synchronized void answered(@Nullable String lane) {
        lanes.remove(lane);
    }

    synchronized void clear() {
        lanes.clear();
    }
}
