package connector.commercetools;

import com.commercetools.api.models.order.Order;
import connector.audit.Failure;

/** The project's workflows of line items and of orders. Remembered for minutes: they hardly ever change. */
public interface States {

    /** Read again, once, where the order is in a State that nobody has heard of. */
    StatesAnswer of(Order order);

    /** Answer to asking for workflows. */
    sealed interface StatesAnswer {

        record Known(StateMachine lineItems, StateMachine orders) implements StatesAnswer {}

        record Failed(Failure failure) implements StatesAnswer {}
    }
}
