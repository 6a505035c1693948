package sandbox.commercetools.update;

import java.util.Locale;
import java.util.Map;
import sandbox.commercetools.wire.ApiError;
import sandbox.commercetools.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Single values of the order: numbers, e-mail, locale, estimated delivery, store. */
final class PropertyActions {

    private PropertyActions() {}

    static Map<String, UpdateAction> all() {
        return Map.of(
                "setOrderNumber", PropertyActions::setOrderNumber,
                "setPurchaseOrderNumber",
                        told("purchaseOrderNumber", "purchaseOrderNumber", "OrderPurchaseOrderNumberSet"),
                "setCustomerEmail", told("email", "customerEmail", "OrderCustomerEmailSet"),
                "setLocale", PropertyActions::setLocale,
                "setEstimatedDelivery", PropertyActions::setEstimatedDelivery);
    }

    /** Once only (reference §3.1). That no other order has the number is checked when the update is stored. */
    private static void setOrderNumber(OrderUpdate update, ObjectNode action) {
        String wanted = Json.text(action, "orderNumber");
        String old = Json.text(update.order(), "orderNumber");
        if (wanted == null ? old == null : wanted.equals(old)) {
            return;
        }
        if (old != null || wanted == null) {
            throw ApiError.invalidOperation("The orderNumber is already set and cannot be changed.");
        }
        update.order().put("orderNumber", wanted);
        update.changed();
    }

    private static UpdateAction told(String parameter, String field, String messageType) {
        String oldName = "old" + parameter.substring(0, 1).toUpperCase(Locale.ROOT) + parameter.substring(1);
        return (update, action) -> {
            JsonNode old = update.order().get(field);
            JsonNode value = action.get(parameter);
            if (OrderUpdate.set(update.order(), field, value)) {
                update.changed(messageType, message -> {
                    OrderUpdate.set(message, parameter, value);
                    OrderUpdate.set(message, oldName, old);
                });
            }
        };
    }

    private static void setLocale(OrderUpdate update, ObjectNode action) {
        if (OrderUpdate.set(update.order(), "locale", action.get("locale"))) {
            update.changed();
        }
    }

    private static void setEstimatedDelivery(OrderUpdate update, ObjectNode action) {
        String shippingKey = Json.text(action, "shippingKey");
        ObjectNode info = update.parts().shippingInfo(shippingKey);
        JsonNode value = action.get("estimatedDelivery");
        if (OrderUpdate.set(info, "estimatedDelivery", value)) {
            update.changed("OrderEstimatedDeliverySet", message -> {
                OrderUpdate.set(message, "estimatedDelivery", value);
                Items.keep(message, "shippingKey", shippingKey);
            });
        }
    }
}
