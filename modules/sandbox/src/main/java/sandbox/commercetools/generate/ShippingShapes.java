package sandbox.commercetools.generate;

import java.util.List;
import sandbox.commercetools.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Where it goes, how, and where from. */
final class ShippingShapes {

    private static final List<String> KEYS = List.of("home", "office");

    private ShippingShapes() {}

    /** Shipping mode Multiple (reference §6): addresses, methods and taxes are told per target. */
    static void multiple(ObjectNode order, Draw draw) {
        ObjectNode info = (ObjectNode) order.remove("shippingInfo");
        ObjectNode address = (ObjectNode) order.remove("shippingAddress");
        order.put("shippingMode", "Multiple");
        ArrayNode shipping = order.putArray("shipping");
        ArrayNode addresses = order.putArray("itemShippingAddresses");
        for (int target = 0; target < KEYS.size(); target++) {
            ObjectNode there = address.deepCopy().put("key", KEYS.get(target));
            there.put("id", draw.ids().next().substring(0, 8));
            if (target == 1) {
                there.put("company", "Second Address Ltd").put("additionalAddressInfo", "Reception");
            }
            addresses.add(there);
            ObjectNode here = shipping.addObject().put("shippingKey", "ship-" + KEYS.get(target));
            here.set("shippingInfo", info.deepCopy());
            here.set("shippingAddress", there.deepCopy());
        }
        for (String field : List.of("lineItems", "customLineItems")) {
            Json.objects(order, field).forEach(ShippingShapes::spread);
        }
    }

    /** The first unit goes to the office, if there is more than one; custom line items go home. */
    private static void spread(ObjectNode line) {
        long quantity = line.path("quantity").longValue();
        long office = quantity > 1 && line.has("variant") ? 1 : 0;
        ObjectNode details = line.putObject("shippingDetails").put("valid", true);
        ArrayNode targets = details.putArray("targets");
        ArrayNode rates = line.putArray("perMethodTaxRate");
        JsonNode rate = line.remove("taxRate");
        long[] shares = {quantity - office, office};
        for (int target = 0; target < shares.length; target++) {
            if (shares[target] == 0) {
                continue;
            }
            String method = "ship-" + KEYS.get(target);
            targets.addObject()
                    .put("addressKey", KEYS.get(target))
                    .put("quantity", shares[target])
                    .put("shippingMethodKey", method);
            rates.addObject().put("shippingMethodKey", method).set("taxRate", rate.deepCopy());
        }
    }

    static void custom(ObjectNode order, Draw draw) {
        ObjectNode info = (ObjectNode) order.path("shippingInfo");
        info.remove("shippingMethod");
        info.put("shippingMethodName", "Bike courier")
                .set("taxCategory", Json.reference("tax-category", "tax-standard"));
    }

    static void discounted(ObjectNode order, Draw draw) {
        ObjectNode info = (ObjectNode) order.path("shippingInfo");
        long price = info.path("price").path("centAmount").longValue();
        ObjectNode discounted = info.putObject("discountedPrice");
        discounted.set("value", draw.money(price - price / 2));
        ObjectNode portion = discounted.putArray("includedDiscounts").addObject();
        portion.set("discount", draw.reference("cart-discount"));
        portion.set("discountedAmount", draw.money(price / 2));
    }

    static void none(ObjectNode order, Draw draw) {
        order.remove("shippingInfo");
    }

    static void supplyChannels(ObjectNode order, Draw draw) {
        List<String> warehouses = List.of("channel-warehouse-leeds", "channel-warehouse-venlo");
        Json.arrayIn(order, "lineItems").addAll(draw.lines().standard());
        int line = 0;
        for (ObjectNode each : Json.objects(order, "lineItems")) {
            each.set("supplyChannel", Json.reference("channel", warehouses.get(line++ % warehouses.size())));
            each.set("distributionChannel", Json.reference("channel", "channel-prices-consumer"));
        }
    }
}
