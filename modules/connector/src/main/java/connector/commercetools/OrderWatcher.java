package connector.commercetools;

import com.commercetools.api.models.order.Order;
import connector.workqueue.Step;

/**
 * A flow that wants to see an order whenever there is news of it. Watchers look one after the other, by their
 * {@link org.springframework.core.annotation.Order}; one that writes, fails or parks ends the step, and the next step begins anew with
 * an order read afresh.
 */
public interface OrderWatcher {

    /** @param order as just read. Done, Waiting or LeftToPerson: there is nothing to write now, the next watcher may look */
    Step look(Order order);
}
