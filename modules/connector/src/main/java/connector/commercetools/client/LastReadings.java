package connector.commercetools.client;

import com.commercetools.api.models.order.Order;
import io.vrap.rmf.base.client.utils.json.JsonUtils;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Orders that were read a moment ago. The steps of one piece of news follow each other closely, and mostly read the very same
 * bytes: making an order of them is the dearest thing a step does. Only equal bytes are the same order.
 */
final class LastReadings {

    /** Of all bytes together. The orders made of them take some ten times as much of a heap that has 512 MB by default. */
    static final int MOST_BYTES = 4 * 1024 * 1024;

    static final Duration A_MOMENT = Duration.ofSeconds(30);

    private final Clock clock;

    /** The one that was asked for longest ago first. */
    private final Map<String, Reading> byOrder = new LinkedHashMap<>();

    private long bytes;

    LastReadings(Clock clock) {
        this.clock = clock;
    }

    private record Reading(byte[] bytes, Order order, Instant at) {}

    /** @return null when this is no order; fails as the SDK does when it is no JSON */
    @Nullable
    Order order(String id, byte[] bytes) {
        Order last = last(id, bytes);
        if (last != null) {
            return last;
        }
        Order order = JsonUtils.fromJsonByteArray(bytes, Order.class);
        if (order == null || order.getId() == null || order.getVersion() == null) {
            return null;
        }
        keep(id, bytes, order);
        return order;
    }

    /** What is kept by now, in bytes as they were read. */
    synchronized long kept() {
        return bytes;
    }

    private synchronized @Nullable Order last(String id, byte[] read) {
        Reading last = byOrder.get(id);
        if (last == null || !Arrays.equals(last.bytes(), read)) {
            return null;
        }
        keep(id, last.bytes(), last.order());
        return last.order();
    }

    private synchronized void keep(String id, byte[] read, Order order) {
        forget(byOrder.remove(id));
        byOrder.put(id, new Reading(read, order, clock.instant()));
        bytes += read.length;
        Instant longAgo = clock.instant().minus(A_MOMENT);
        Iterator<Reading> eldest = byOrder.values().iterator();
        while (eldest.hasNext()) {
            Reading reading = eldest.next();
            if (bytes <= MOST_BYTES && reading.at().isAfter(longAgo)) {
                return;
            }
            eldest.remove();
            forget(reading);
        }
    }

    private void forget(@Nullable Reading reading) {
        bytes -= reading == null ? 0 : reading.bytes().length;
    }
}
