package connector.routing;

import com.commercetools.api.models.order.Order;
import com.commercetools.api.models.order.OrderState;
import com.commercetools.api.models.order.PaymentState;
import java.util.Set;

/**
 * Whether an order may go to the warehouse. Pure.
 *
 * @param orderStates an order in one of these states is held back
 * @param paymentStates an order whose payment state is none of these is held back; an absent one passes
 */
public record ReleaseRules(Set<String> heldOrderStates, Set<String> paymentStates) {

    /** Not cancelled, and paid as far as commercetools knows. */
    public static ReleaseRules defaults() {
        return new ReleaseRules(Set.of(OrderState.CANCELLED.getJsonName()), Set.of(PaymentState.PAID.getJsonName()));
    }

    /** The answer. */
    public sealed interface Verdict {

        record Released() implements Verdict {}

        /** @param rule the name of the rule that holds it */
        record Held(String rule, String why) implements Verdict {}
    }

    public Verdict judge(Order order) {
        OrderState state = order.getOrderState();
        if (state != null && heldOrderStates.contains(state.getJsonName())) {
            return new Verdict.Held("order state", "the order is " + state.getJsonName());
        }
        PaymentState payment = order.getPaymentState();
        if (payment != null && !paymentStates.contains(payment.getJsonName())) {
            return new Verdict.Held(
                    "payment state",
                    "the payment is " + payment.getJsonName() + ", awaited: " + String.join(" or ", paymentStates));
        }
        return new Verdict.Released();
    }
}
