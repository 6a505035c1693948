package sandbox.commercetools.update;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Shipping and billing address; taxes are not calculated again. */
final class AddressActions {

    private AddressActions() {}

    static Map<String, UpdateAction> all() {
        return Map.of(
                "setShippingAddress", set("shippingAddress", "OrderShippingAddressSet"),
                "setBillingAddress", set("billingAddress", "OrderBillingAddressSet"));
    }

    private static UpdateAction set(String field, String messageType) {
        return (update, action) -> {
            JsonNode old = update.order().get(field);
            ObjectNode address = Addresses.of(update, action, "address");
            if (address != null && sameButId(address, old)) {
                return;
            }
            if (OrderUpdate.set(update.order(), field, address)) {
                update.changed(messageType, message -> {
                    OrderUpdate.set(message, "address", address);
                    OrderUpdate.set(message, "oldAddress", old);
                });
            }
        };
    }

    private static boolean sameButId(ObjectNode address, @org.jspecify.annotations.Nullable JsonNode old) {
        return old instanceof ObjectNode object
                && object.deepCopy().without("id").equals(address.deepCopy().without("id"));
    }
}
