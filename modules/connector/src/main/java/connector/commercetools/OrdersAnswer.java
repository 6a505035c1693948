package connector.commercetools;

import com.commercetools.api.models.order.Order;
import connector.audit.Failure;
import java.util.List;

/** Answer to a query for orders. */
public sealed interface OrdersAnswer {

    record Found(List<Order> orders) implements OrdersAnswer {}

    /** More than is kept of one answer: fewer orders at once may be had. */
    record TooLarge(Failure failure) implements OrdersAnswer {}

    record Failed(Failure failure) implements OrdersAnswer {}
}
