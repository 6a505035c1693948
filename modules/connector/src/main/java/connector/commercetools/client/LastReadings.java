package connector.commercetools.client;

import com.commercetools.api.models.order.Order;
import io.vrap.rmf.base.client.utils.json.JsonUtils;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Orders that were read a moment ago. The steps of one piece of news follow each other closely, and mostly read the very same
 * bytes: making an order of them is the dearest thing a step does. Only equal bytes are the same order.
 */
final class LastReadings {

    /** More than there are lanes by default; an order and its bytes are some tens of kilobytes. */
    private static final int MOST = 128;

    private final Map<String, Reading> byOrder = new LinkedHashMap<>(MOST * 2, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Reading> eldest) {
            return size() > MOST;
        }
    };

    private record Reading(byte[] bytes, Order order) {}

    /** @return null when this is no order; fails as the SDK does when it is no JSON */
    @Nullable
    Order order(String id, byte[] bytes) {
        Reading last = last(id);
        if (last != null && Arrays.equals(last.bytes(), bytes)) {
            return last.order();
        }
        Order order = JsonUtils.fromJsonByteArray(bytes, Order.class);
        if (order == null || order.getId() == null || order.getVersion() == null) {
            return null;
        }
        keep(id, new Reading(bytes, order));
        return order;
    }

    private synchronized @Nullable Reading last(String id) {
        return byOrder.get(id);
    }

    private synchronized void keep(String id, Reading reading) {
        byOrder.put(id, reading);
    }
}
