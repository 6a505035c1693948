package connector.commercetools;

import com.commercetools.api.models.order.OrderUpdateAction;
import java.util.List;

/** What we ask of commercetools about orders. All calls block; none throws for what commercetools or the network does. */
public interface Orders {

    /** The order as it is now, read by id, with its payment and state references not expanded. */
    OrderAnswer get(String orderId);

    OrderAnswer byNumber(String orderNumber);

    /** @param where a query predicate; at most {@code limit} (500 at most) orders, sorted by id */
    OrdersAnswer query(String where, int limit);

    /**
     * Applies all actions together or none, on exactly this version. A stale version is {@link UpdateAnswer.Conflict}:
     * read again and decide again. Never repeated by itself when its outcome is unknown.
     */
    UpdateAnswer update(String orderId, long version, List<OrderUpdateAction> actions);
}
