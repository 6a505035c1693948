package sandbox.commercetools.update;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import sandbox.commercetools.wire.ApiError;
import sandbox.commercetools.wire.Json;
import tools.jackson.databind.node.ObjectNode;

/** Order, shipment and payment state, and the custom workflow state of the order. */
final class StateActions {

    private static final List<String> ORDER = List.of("Open", "Confirmed", "Complete", "Cancelled");
    private static final List<String> SHIPMENT =
            List.of("Shipped", "Delivered", "Ready", "Pending", "Delayed", "Partial", "Backorder", "Canceled");
    private static final List<String> PAYMENT = List.of("BalanceDue", "Failed", "Pending", "CreditOwed", "Paid");

    private StateActions() {}

    static Map<String, UpdateAction> all() {
        return Map.of(
                "changeOrderState", change("orderState", ORDER),
                "changeShipmentState", change("shipmentState", SHIPMENT),
                "changePaymentState", change("paymentState", PAYMENT),
                "transitionState", StateActions::transition);
    }

    private static UpdateAction change(String field, List<String> allowed) {
        String capital = field.substring(0, 1).toUpperCase(Locale.ROOT) + field.substring(1);
        String messageType = field.equals("orderState") ? "OrderStateChanged" : "Order" + capital + "Changed";
        return (update, action) -> {
            String wanted = Items.oneOf(action, field, allowed);
            String old = Json.text(update.order(), field);
            if (wanted.equals(old)) {
                return;
            }
            update.order().put(field, wanted);
            update.changed(messageType, message -> {
                message.put(field, wanted);
                Items.keep(message, "old" + capital, old);
            });
        };
    }

    private static void transition(OrderUpdate update, ObjectNode action) {
        ObjectNode state = update.found("state", action, "state");
        Transitions.require(state, "OrderState");
        boolean force = action.path("force").asBoolean(false);
        ObjectNode wanted = Json.reference("state", state.path("id").stringValue());
        if (update.order().path("state") instanceof ObjectNode old) {
            if (old.path("id").equals(wanted.path("id"))) {
                return;
            }
            if (!force) {
                Transitions.check(update.references().find("state", old), state);
            }
            update.order().set("state", wanted);
            told(update, wanted, force, old);
            return;
        }
        if (!force && !state.path("initial").asBoolean(false)) {
            throw ApiError.invalidOperation("The first State of an Order must be an initial State.");
        }
        update.order().set("state", wanted);
        update.changed(
                "OrderStateTransition", message -> message.put("force", force).set("state", wanted));
    }

    private static void told(OrderUpdate update, ObjectNode wanted, boolean force, ObjectNode old) {
        update.changed("OrderStateTransition", message -> {
            message.set("state", wanted);
            message.set("oldState", old);
            message.put("force", force);
        });
    }
}
