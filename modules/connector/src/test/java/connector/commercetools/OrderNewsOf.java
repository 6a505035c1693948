package connector.commercetools;

import connector.workqueue.WorkHandler;
import java.util.List;

/** Makes the handler of order news for tests of the flows that watch orders. */
public final class OrderNewsOf {

    private OrderNewsOf() {}

    public static WorkHandler watchers(Orders orders, OrderWatcher... watchers) {
        return new OrderNews(orders, List.of(watchers));
    }
}
