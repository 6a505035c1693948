package connector.commercetools;

import com.commercetools.api.models.order.OrderUpdateAction;
import java.util.List;

/** What is missing on an order: the answer of a pure function to the order as it was just read. */
public sealed interface OrderPlan {

    /** The order says it all already. */
    record Nothing(String why) implements OrderPlan {}

    /** @param actions for one update request, 500 at most; what is beyond comes with the next look */
    record Write(List<OrderUpdateAction> actions, String what) implements OrderPlan {}

    /**
     * Writing would make the order say something false.
     *
     * @param help what an operator can do about it
     */
    record CannotWrite(String reason, String help) implements OrderPlan {}
}
