package connector.commercetools;

import com.commercetools.api.models.order.OrderUpdateAction;
import java.util.List;

/** What is missing on an order: the answer of a pure function to the order as it was just read. */
public sealed interface OrderPlan {

    /** The order says it all already. */
    record Nothing(String why) implements OrderPlan {}

    /** Of one update request (reference, commercetools §4.4). */
    int MOST_ACTIONS = 500;

    /**
     * One update request. Of more actions than it may have it keeps those that go first (see {@link Portion}); the next look finds the
     * others missing, so whoever wrote has to look again.
     */
    record Write(List<OrderUpdateAction> actions, String what) implements OrderPlan {

        public Write {
            List<OrderUpdateAction> some = Portion.of(actions, MOST_ACTIONS);
            what = some.size() < actions.size() ? what + "; the first " + some.size() + " of " + actions.size() : what;
            actions = some;
        }
    }

    /**
     * Writing would make the order say something false.
     *
     * @param help what an operator can do about it
     */
    record CannotWrite(String reason, String help) implements OrderPlan {}
}
