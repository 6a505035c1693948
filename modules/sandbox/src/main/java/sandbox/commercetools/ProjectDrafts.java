package sandbox.commercetools;

import sandbox.commercetools.wire.ApiError;
import sandbox.commercetools.wire.Json;
import tools.jackson.databind.node.ObjectNode;

/** What each small resource must have, and what the platform adds when a draft leaves it out. */
final class ProjectDrafts {

    private ProjectDrafts() {}

    static void channel(ObjectNode channel) {
        Json.requiredText(channel, "key");
        if (Json.arrayIn(channel, "roles").isEmpty()) {
            channel.putArray("roles").add("InventorySupply");
        }
    }

    /** Without {@code transitions} any target is allowed (reference §3.4). */
    static void state(ObjectNode state) {
        Json.requiredText(state, "key");
        Json.requiredText(state, "type");
        state.put("initial", state.path("initial").asBoolean(true));
        state.put("builtIn", state.path("builtIn").asBoolean(false));
        Json.arrayIn(state, "roles");
    }

    static void store(ObjectNode store) {
        Json.requiredText(store, "key");
        lists(store, "languages", "countries", "distributionChannels", "supplyChannels", "productSelections");
    }

    static void type(ObjectNode type) {
        Json.requiredText(type, "key");
        lists(type, "resourceTypeIds", "fieldDefinitions");
    }

    static void zone(ObjectNode zone) {
        Json.requiredText(zone, "name");
        lists(zone, "locations");
    }

    static void taxCategory(ObjectNode category) {
        Json.requiredText(category, "name");
        lists(category, "rates");
    }

    static void shippingMethod(ObjectNode method) {
        Json.requiredText(method, "name");
        if (!method.path("taxCategory").isObject()) {
            throw ApiError.requiredField("taxCategory");
        }
        lists(method, "zoneRates", "stores");
        method.put("active", method.path("active").asBoolean(true));
        method.put("isDefault", method.path("isDefault").asBoolean(false));
        Drafts.typedMoney(method);
    }

    /** A product as it is published. */
    static void product(ObjectNode product) {
        if (!product.path("masterVariant").isObject() || !product.path("name").isObject()) {
            throw ApiError.requiredField("masterVariant");
        }
        lists(product, "categories", "variants", "attributes");
        product.put("published", true);
    }

    static void payment(ObjectNode payment) {
        if (!payment.path("amountPlanned").isObject()) {
            throw ApiError.requiredField("amountPlanned");
        }
        lists(payment, "transactions", "interfaceInteractions");
        for (String object : new String[] {"paymentMethodInfo", "paymentStatus"}) {
            if (!payment.path(object).isObject()) {
                payment.putObject(object);
            }
        }
    }

    private static void lists(ObjectNode resource, String... names) {
        for (String name : names) {
            Json.arrayIn(resource, name);
        }
    }
}
