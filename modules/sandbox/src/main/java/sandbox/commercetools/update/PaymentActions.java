package sandbox.commercetools.update;

import java.util.Map;
import sandbox.commercetools.wire.ApiError;
import sandbox.commercetools.wire.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Payments of an order. That a payment belongs to one order only is checked when the update is stored. */
final class PaymentActions {

    private PaymentActions() {}

    static Map<String, UpdateAction> all() {
        return Map.of("addPayment", PaymentActions::add, "removePayment", PaymentActions::remove);
    }

    private static void add(OrderUpdate update, ObjectNode action) {
        ObjectNode payment = update.reference("payment", action, "payment");
        ObjectNode info = update.order().path("paymentInfo") instanceof ObjectNode there
                ? there
                : update.order().putObject("paymentInfo");
        ArrayNode payments = Json.arrayIn(info, "payments");
        if (payments.valueStream().noneMatch(payment::equals)) {
            payments.add(payment);
            update.changed("OrderPaymentAdded", message -> message.set("paymentRef", payment));
        }
    }

    private static void remove(OrderUpdate update, ObjectNode action) {
        ObjectNode payment = update.reference("payment", action, "payment");
        ArrayNode left = Json.array();
        update.order().path("paymentInfo").path("payments").forEach(each -> {
            if (!each.equals(payment)) {
                left.add(each);
            }
        });
        if (left.size() == update.order().path("paymentInfo").path("payments").size()) {
            throw ApiError.invalidOperation("The payment does not belong to this order.");
        }
        if (left.isEmpty()) {
            update.order().remove("paymentInfo");
        } else {
            update.order().putObject("paymentInfo").set("payments", left);
        }
        update.changed(
                "OrderPaymentRemoved",
                message -> message.put("removedPaymentInfo", left.isEmpty()).set("paymentRef", payment));
    }
}
