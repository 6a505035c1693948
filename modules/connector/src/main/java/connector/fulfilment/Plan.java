package connector.fulfilment;

import com.commercetools.api.models.order.OrderUpdateAction;
import java.util.List;

/** What is to be written on the order so that it says what OrderFlow said. */
sealed interface Plan {

    /** The order says it all already. */
    record Nothing(String why) implements Plan {}

    /** @param actions for one update request, 500 at most; what is beyond comes with the next look */
    record Write(List<OrderUpdateAction> actions, String what) implements Plan {}

    /**
     * Writing would make the order say something false.
     *
     * @param help what an operator can do about it
     */
    record CannotWrite(String reason, String help) implements Plan {}
}
