package connector.commercetools;

import com.commercetools.api.models.order.Order;
import connector.audit.Failure;

/** Answer to reading one order. */
public sealed interface OrderAnswer {

    record Found(Order order) implements OrderAnswer {}

    /** There is no such order (any more). */
    record Missing() implements OrderAnswer {}

    record Failed(Failure failure) implements OrderAnswer {}
}
