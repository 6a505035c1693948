package sandbox.commercetools.update;

import java.util.Map;
import sandbox.commercetools.price.Reckoning;
import sandbox.commercetools.wire.ApiError;
import sandbox.commercetools.wire.Json;
import tools.jackson.databind.node.ObjectNode;

/** Custom line items: fees and credits without a SKU. */
final class StagedFeeActions {

    private StagedFeeActions() {}

    static Map<String, UpdateAction> all() {
        return Map.of(
                "addCustomLineItem", StagedFeeActions::add,
                "removeCustomLineItem", StagedFeeActions::remove,
                "changeCustomLineItemQuantity", StagedFeeActions::changeQuantity,
                "changeCustomLineItemMoney", StagedFeeActions::changeMoney);
    }

    private static void add(OrderUpdate update, ObjectNode action) {
        ObjectNode line = Json.object().put("id", update.newId());
        Items.copy(action, line, "key", "name", "slug", "taxCategory", "custom");
        if (!(action.path("money") instanceof ObjectNode money)) {
            throw ApiError.requiredField("money");
        }
        line.set("money", update.money(money));
        line.put("priceMode", action.path("priceMode").asString("Standard"));
        line.putArray("discountedPricePerQuantity");
        line.putArray("taxedPricePortions");
        line.putArray("perMethodTaxRate");
        Items.copy((ObjectNode) update.order().path("lineItems").path(0), line, "taxRate");
        long quantity = action.path("quantity").asLong(1);
        line.put("quantity", 0L).putArray("state");
        LineQuantity.initial(line, quantity, update.initialLineItemState());
        Json.arrayIn(update.order(), "customLineItems").add(line);
        Reckoning.of(update.order());
        update.changed("OrderCustomLineItemAdded", message -> message.set("customLineItem", line.deepCopy()));
    }

    private static void remove(OrderUpdate update, ObjectNode action) {
        ObjectNode line = update.parts().customLineItem(action);
        StagedLineActions.drop(update, "customLineItems", line);
        Reckoning.of(update.order());
        update.changed("OrderCustomLineItemRemoved", message -> {
            message.put("customLineItemId", line.path("id").stringValue());
            message.set("customLineItem", line.deepCopy());
        });
    }

    private static void changeQuantity(OrderUpdate update, ObjectNode action) {
        ObjectNode line = update.parts().customLineItem(action);
        long before = line.path("quantity").longValue();
        long wanted = Json.requiredLong(action, "quantity");
        if (wanted == 0) {
            remove(update, action);
            return;
        }
        LineQuantity.set(line, wanted);
        Reckoning.of(update.order());
        update.changed(
                "OrderCustomLineItemQuantityChanged",
                message -> message.put("customLineItemId", line.path("id").stringValue())
                        .put("quantity", wanted)
                        .put("oldQuantity", before));
    }

    private static void changeMoney(OrderUpdate update, ObjectNode action) {
        ObjectNode line = update.parts().customLineItem(action);
        if (!(action.path("money") instanceof ObjectNode money)) {
            throw ApiError.requiredField("money");
        }
        line.set("money", update.money(money));
        Reckoning.of(update.order());
        update.changed();
    }
}
