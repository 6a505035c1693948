package sandbox.commercetools;

import java.util.concurrent.locks.ReentrantLock;
import tools.jackson.databind.node.ObjectNode;

/** One order and the lock its writers take. The JSON is never changed in place: an update replaces it by a new copy. */
final class OrderCell {

    final ReentrantLock lock = new ReentrantLock();
    private volatile ObjectNode order;
    private long messages;

    OrderCell(ObjectNode order) {
        this.order = order;
    }

    ObjectNode order() {
        return order;
    }

    void replace(ObjectNode newOrder) {
        order = newOrder;
    }

    /** Under the lock: the next number without a gap. */
    long nextSequenceNumber() {
        return ++messages;
    }
}
