package connector.orderflow;

import connector.audit.Trail;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Supplier;

/**
 * What a step of work has read of an order, so that several flows that look at it in one step read it once. Nobody but the step
 * itself writes it meanwhile, for the lane is the step's. Outside of a step nothing is kept.
 */
final class ReadInStep<T> {

    private final Map<Trail, Map<String, T>> steps = Collections.synchronizedMap(new WeakHashMap<>());

    T get(String projectKey, String orderId, Supplier<T> reading) {
        Map<String, T> step = steps.computeIfAbsent(Trail.current(), trail -> new HashMap<>());
        String order = projectKey + "/" + orderId;
        T known = step.get(order);
        if (known != null) {
            return known;
        }
        T read = reading.get();
        step.put(order, read);
        return read;
    }

    /** To be called with every write. */
    void written() {
        steps.remove(Trail.current());
    }
}
