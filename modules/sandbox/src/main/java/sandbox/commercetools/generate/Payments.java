package sandbox.commercetools.generate;

import java.util.List;
import sandbox.commercetools.wire.Ids;
import sandbox.commercetools.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How an order was paid. */
record Payments(Ids ids) {

    List<ObjectNode> of(ObjectNode order, Shape shape) {
        if (shape != Shape.TWO_PAYMENTS) {
            return List.of(card(order, false));
        }
        long due = due(order).path("centAmount").longValue();
        order.put("paymentState", "Paid");
        ObjectNode voucher = payment(order, "VOUCHER", due / 4, "Success");
        ObjectNode card = payment(order, "CREDIT_CARD", due - due / 4, "Success");
        return List.of(voucher, card);
    }

    ObjectNode card(ObjectNode order, boolean pending) {
        order.put("paymentState", pending ? "Pending" : "Paid");
        long due = due(order).path("centAmount").longValue();
        return payment(order, "CREDIT_CARD", due, pending ? "Pending" : "Success");
    }

    private static JsonNode due(ObjectNode order) {
        JsonNode gross = order.path("taxedPrice").path("totalGross");
        return gross.isObject() ? gross : order.path("totalPrice");
    }

    private ObjectNode payment(ObjectNode order, String method, long amount, String state) {
        String id = ids.next();
        ObjectNode info =
                order.path("paymentInfo") instanceof ObjectNode there ? there : order.putObject("paymentInfo");
        Json.arrayIn(info, "payments").add(Json.reference("payment", id));
        ObjectNode money = ((ObjectNode) due(order)).deepCopy().put("centAmount", amount);
        ObjectNode payment = Json.object().put("id", id).put("key", "pay-" + id.substring(0, 13));
        payment.put("interfaceId", "psp-" + id.substring(0, 8)).set("amountPlanned", money);
        payment.putObject("paymentMethodInfo")
                .put("paymentInterface", "SandboxPay")
                .put("method", method);
        payment.putArray("transactions")
                .addObject()
                .put("id", ids.next())
                .put("type", "Charge")
                .put("state", state)
                .put("interactionId", "psp-charge-" + id.substring(0, 8))
                .set("amount", money.deepCopy());
        return payment;
    }
}
