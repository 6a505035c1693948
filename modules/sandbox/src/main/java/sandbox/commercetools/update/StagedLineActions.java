package sandbox.commercetools.update;

import java.util.Map;
import sandbox.commercetools.price.Reckoning;
import sandbox.commercetools.wire.ApiError;
import sandbox.commercetools.wire.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Quantities, prices and lines; sums are worked out anew, discounts stay as they are. */
final class StagedLineActions {

    private StagedLineActions() {}

    static Map<String, UpdateAction> all() {
        return Map.of(
                "changeLineItemQuantity", StagedLineActions::changeQuantity,
                "removeLineItem", StagedLineActions::remove,
                "addLineItem", StagedLineActions::add,
                "setLineItemPrice", StagedLineActions::setPrice);
    }

    private static void changeQuantity(OrderUpdate update, ObjectNode action) {
        ObjectNode line = update.parts().lineItem(action);
        long wanted = Json.requiredLong(action, "quantity");
        if (wanted < 0) {
            throw ApiError.invalidField("quantity", String.valueOf(wanted));
        }
        to(update, line, wanted);
    }

    private static void remove(OrderUpdate update, ObjectNode action) {
        ObjectNode line = update.parts().lineItem(action);
        long there = line.path("quantity").longValue();
        to(update, line, Math.max(0, there - action.path("quantity").asLong(there)));
    }

    private static void to(OrderUpdate update, ObjectNode line, long wanted) {
        long before = line.path("quantity").longValue();
        if (before == wanted) {
            return;
        }
        LineQuantity.set(line, wanted);
        if (wanted == 0) {
            drop(update, "lineItems", line);
        }
        Reckoning.of(update.order());
        if (wanted > before) {
            update.changed(
                    "OrderLineItemAdded",
                    message -> message.put("addedQuantity", wanted - before).set("lineItem", line.deepCopy()));
            return;
        }
        update.changed("OrderLineItemRemoved", message -> {
            message.put("lineItemId", line.path("id").stringValue());
            Items.keep(message, "lineItemKey", Json.text(line, "key"));
            message.put("removedQuantity", before - wanted).put("newQuantity", wanted);
            message.set("newState", line.path("state").deepCopy());
            message.set("newTotalPrice", line.path("totalPrice").deepCopy());
            Items.copy(line, message, "price");
            OrderUpdate.set(message, "newPrice", message.remove("price"));
            OrderUpdate.set(message, "newTaxedPrice", line.get("taxedPrice"));
        });
    }

    /** A product the Order has already, or one with a price from outside. */
    private static void add(OrderUpdate update, ObjectNode action) {
        String sku = Json.requiredText(action, "sku");
        ObjectNode like = Json.objects(update.order(), "lineItems").stream()
                .filter(line -> sku.equals(Json.text(line.path("variant"), "sku")))
                .findFirst()
                .orElseGet(() -> ofProduct(update, action, sku));
        ObjectNode line = like.deepCopy().put("id", update.newId());
        line.remove("key");
        for (String list : new String[] {"discountedPricePerQuantity", "taxedPricePortions", "perMethodTaxRate"}) {
            line.putArray(list);
        }
        if (action.path("externalPrice").isObject()) {
            ((ObjectNode) line.path("price"))
                    .set("value", action.path("externalPrice").deepCopy());
            line.put("priceMode", "ExternalPrice");
        }
        Items.copy(action, line, "key", "supplyChannel", "distributionChannel", "custom");
        long quantity = action.path("quantity").asLong(1);
        line.put("quantity", 0L).putArray("state");
        LineQuantity.initial(line, quantity, update.initialLineItemState());
        Json.arrayIn(update.order(), "lineItems").add(line);
        Reckoning.of(update.order());
        update.changed(
                "OrderLineItemAdded",
                message -> message.put("addedQuantity", quantity).set("lineItem", line.deepCopy()));
    }

    private static ObjectNode ofProduct(OrderUpdate update, ObjectNode action, String sku) {
        ObjectNode first = Json.objects(update.order(), "lineItems").getFirst();
        ObjectNode line = update.references()
                .lineOf(sku, first.path("totalPrice").path("currencyCode").asString(""));
        Items.copy(first, line, "taxRate");
        return line;
    }

    private static void setPrice(OrderUpdate update, ObjectNode action) {
        ObjectNode line = update.parts().lineItem(action);
        ObjectNode price = (ObjectNode) line.path("price");
        if (action.path("externalPrice") instanceof ObjectNode wanted) {
            ObjectNode value = update.money(wanted);
            price.set("value", value);
            price.remove("discounted");
            line.putArray("discountedPricePerQuantity");
            line.put("priceMode", "ExternalPrice");
        }
        Reckoning.of(update.order());
        update.changed();
    }

    static void drop(OrderUpdate update, String field, ObjectNode line) {
        ArrayNode left = Json.array();
        Json.objects(update.order(), field).stream()
                .filter(each -> !each.path("id").equals(line.path("id")))
                .forEach(left::add);
        update.order().set(field, left);
        if (line.path("quantity").longValue() == 0) {
            line.set(
                    "totalPrice",
                    ((ObjectNode) line.path("totalPrice")).deepCopy().put("centAmount", 0L));
            line.remove("taxedPrice");
        }
    }
}
