package sandbox.commercetools.update;

import java.util.Map;
import sandbox.commercetools.wire.Json;
import tools.jackson.databind.node.ObjectNode;

/** Custom type and fields of a payment: the rules are those of orders. */
public final class PaymentCustomActions {

    private static final Map<String, UpdateAction> ALL = CustomActions.ofPayments();

    private PaymentCustomActions() {}

    public static boolean knows(ObjectNode action) {
        return ALL.containsKey(Json.requiredText(action, "action"));
    }

    /**
     * @param update of a payment
     * @param action one that it knows
     * @throws sandbox.commercetools.wire.ApiError 400: then the half changed payment must be thrown away
     */
    public static void apply(OrderUpdate update, ObjectNode action) {
        UpdateAction known = ALL.get(Json.requiredText(action, "action"));
        if (known != null) {
            known.apply(update, action);
        }
    }
}
