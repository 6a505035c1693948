package sandbox.commercetools;

import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import sandbox.commercetools.wire.Json;
import tools.jackson.databind.node.ObjectNode;

/**
 * Somebody else who writes an order right after a client has read it by id: the version is another one before the
 * client can write. What is changed is nothing anybody looks at, as with actions that no message tells of.
 */
final class Meddler {

    static final String CLIENT = "sandbox-meddler";

    private final OrderStore orders;
    private final Map<String, Integer> meddled = new ConcurrentHashMap<>();
    private final LongAdder total = new LongAdder();
    private volatile Wish wish = new Wish(0, 0);
    private volatile Random random = new Random(1);
    private volatile Consumer<String> hook = id -> {};

    Meddler(OrderStore orders) {
        this.orders = orders;
    }

    /** @param share of the reads, 0 to 1 @param mostPerOrder so many times, then the order is left alone */
    void meddle(double share, int mostPerOrder, long seed) {
        random = new Random(seed);
        meddled.clear();
        wish = new Wish(share, mostPerOrder);
    }

    /** Called with the id of every order that was read, before the reader gets the answer. */
    void hook(Consumer<String> afterRead) {
        hook = afterRead;
    }

    long total() {
        return total.sum();
    }

    /** @return what the reader gets to see: the order before anybody touched it */
    ObjectNode read(OrderCell cell) {
        ObjectNode seen = cell.order();
        String id = Json.requiredText(seen, "id");
        Wish now = wish;
        if (now.share > 0
                && random.nextDouble() < now.share
                && meddled.merge(id, 1, Integer::sum) <= now.mostPerOrder) {
            orders.touch(cell, CLIENT);
            total.increment();
        }
        hook.accept(id);
        return seen;
    }

    private record Wish(double share, int mostPerOrder) {}
}
