package sandbox.commercetools.update;

import java.util.List;
import java.util.Map;
import sandbox.commercetools.price.Reckoning;
import sandbox.commercetools.wire.ApiError;
import sandbox.commercetools.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Another shipping method, of the project or of its own; deliveries and tax rate stay. */
final class StagedShippingActions {

    private StagedShippingActions() {}

    static Map<String, UpdateAction> all() {
        return Map.of(
                "setShippingMethod",
                StagedShippingActions::setMethod,
                "setCustomShippingMethod",
                StagedShippingActions::setCustom,
                "setShippingAddressAndShippingMethod",
                withAddress(StagedShippingActions::setMethod),
                "setShippingAddressAndCustomShippingMethod",
                withAddress(StagedShippingActions::setCustom));
    }

    private static UpdateAction withAddress(UpdateAction method) {
        return (update, action) -> {
            ObjectNode address = Json.object().put("action", "setShippingAddress");
            address.set("address", action.path("address"));
            UpdateActions.apply(update, List.of(address));
            method.apply(update, action);
        };
    }

    private static void setMethod(OrderUpdate update, ObjectNode action) {
        ObjectNode method = update.found("shipping-method", action, "shippingMethod");
        ObjectNode info = info(update);
        info.put("shippingMethodName", method.path("name").stringValue());
        info.set(
                "shippingMethod",
                Json.reference("shipping-method", method.path("id").stringValue()));
        priced(update, info, rate(update, method));
    }

    private static void setCustom(OrderUpdate update, ObjectNode action) {
        ObjectNode info = info(update);
        info.put("shippingMethodName", Json.requiredText(action, "shippingMethodName"));
        info.remove("shippingMethod");
        Items.copy(action, info, "taxCategory");
        if (!(action.path("shippingRate").path("price") instanceof ObjectNode price)) {
            throw ApiError.requiredField("shippingRate");
        }
        ObjectNode rate = Json.object();
        rate.set("price", update.money(price));
        rate.putArray("tiers");
        priced(update, info, rate);
    }

    private static ObjectNode info(OrderUpdate update) {
        if (update.parts().multiple()) {
            throw ApiError.invalidOperation("This action is not allowed for ShippingMode Multiple.");
        }
        JsonNode there = update.order().path("shippingInfo");
        ObjectNode info = there instanceof ObjectNode known ? known.deepCopy() : Json.object();
        Json.arrayIn(info, "deliveries");
        info.remove("discountedPrice");
        Items.copy((ObjectNode) update.order().path("lineItems").path(0), info, "taxRate");
        return info.put("shippingMethodState", "MatchesCart");
    }

    private static void priced(OrderUpdate update, ObjectNode info, ObjectNode rate) {
        JsonNode old = update.order().path("shippingInfo").deepCopy();
        info.set("price", rate.path("price").deepCopy());
        info.set("shippingRate", rate);
        update.order().set("shippingInfo", info);
        Reckoning.of(update.order());
        update.changed("OrderShippingInfoSet", message -> {
            message.set("shippingInfo", info.deepCopy());
            OrderUpdate.set(message, "oldShippingInfo", old);
        });
    }

    private static ObjectNode rate(OrderUpdate update, ObjectNode method) {
        String country = update.order().path("shippingAddress").path("country").asString("");
        JsonNode currency = update.order().path("totalPrice").path("currencyCode");
        return Json.objects(method, "zoneRates").stream()
                .filter(zoneRate -> update.found("zone", zoneRate, "zone")
                        .path("locations")
                        .findValuesAsString("country")
                        .contains(country))
                .flatMap(zoneRate -> Json.objects(zoneRate, "shippingRates").stream())
                .filter(rate -> rate.path("price").path("currencyCode").equals(currency))
                .findFirst()
                .map(ObjectNode::deepCopy)
                .orElseThrow(() -> ApiError.invalidOperation(
                        "The shipping method has no rate for the country and the currency of the order."));
    }
}
