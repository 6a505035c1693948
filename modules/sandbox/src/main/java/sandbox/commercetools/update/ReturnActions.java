package sandbox.commercetools.update;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import sandbox.commercetools.wire.ApiError;
import sandbox.commercetools.wire.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Returns: announced or received at creation, then only Returned -> BackInStock or Unusable (reference §3.3). */
final class ReturnActions {

    private static final List<String> SHIPMENT = List.of("Advised", "Returned", "BackInStock", "Unusable");
    private static final List<String> PAYMENT = List.of("NonRefundable", "Initial", "Refunded", "NotRefunded");

    private ReturnActions() {}

    static Map<String, UpdateAction> all() {
        return Map.of(
                "addReturnInfo", ReturnActions::add,
                "setReturnInfo", ReturnActions::set,
                "setReturnShipmentState", ReturnActions::setShipmentState,
                "setReturnPaymentState", ReturnActions::setPaymentState);
    }

    private static void add(OrderUpdate update, ObjectNode action) {
        ArrayNode all = Json.arrayIn(update.order(), "returnInfo");
        ObjectNode info = info(update, action, inUse(all));
        all.add(info);
        update.changed("ReturnInfoAdded", message -> message.set("returnInfo", info.deepCopy()));
    }

    private static void set(OrderUpdate update, ObjectNode action) {
        ArrayNode all = Json.array();
        for (ObjectNode draft : Json.objects(action, "items")) {
            all.add(info(update, draft, inUse(all)));
        }
        update.order().set("returnInfo", all);
        update.changed("ReturnInfoSet", message -> message.set("returnInfo", all.deepCopy()));
    }

    private static List<ObjectNode> inUse(ArrayNode returnInfo) {
        return returnInfo
                .valueStream()
                .flatMap(info -> Json.objects(info, "items").stream())
                .toList();
    }

    private static ObjectNode info(OrderUpdate update, ObjectNode draft, List<ObjectNode> others) {
        List<ObjectNode> drafts = Json.objects(draft, "items");
        if (drafts.isEmpty()) {
            throw ApiError.requiredField("items");
        }
        ObjectNode info = Json.object();
        ArrayNode items = info.putArray("items");
        for (ObjectNode each : drafts) {
            items.add(item(update, each, Stream.concat(others.stream(), Json.objects(info, "items").stream())));
        }
        Items.copy(draft, info, "returnTrackingId");
        String date = Json.text(draft, "returnDate");
        return info.put("returnDate", date == null ? update.now() : date);
    }

    private static ObjectNode item(OrderUpdate update, ObjectNode draft, Stream<ObjectNode> others) {
        String key = Json.text(draft, "key");
        Items.freshKey(key, others);
        ObjectNode item = Json.object().put("id", update.newId());
        Items.keep(item, "key", key);
        item.put("quantity", Json.requiredLong(draft, "quantity"));
        boolean custom = draft.hasNonNull("customLineItemId");
        String field = custom ? "customLineItemId" : "lineItemId";
        String lineId = Json.requiredText(draft, field);
        if (!update.parts().hasItem(lineId)) {
            throw ApiError.invalidInput("The line item with ID '" + lineId + "' does not exist in this order.");
        }
        item.put("type", custom ? "CustomLineItemReturnItem" : "LineItemReturnItem")
                .put(field, lineId);
        Items.copy(draft, item, "comment");
        String state = Items.oneOf(draft, "shipmentState", SHIPMENT.subList(0, 2));
        item.put("shipmentState", state).put("paymentState", state.equals("Advised") ? "NonRefundable" : "Initial");
        CustomActions.keepOnReturnItem(update, draft, item);
        return item.put("lastModifiedAt", update.now()).put("createdAt", update.now());
    }

    private static void setShipmentState(OrderUpdate update, ObjectNode action) {
        ObjectNode item = update.parts().returnItem(action);
        String wanted = Items.oneOf(action, "shipmentState", SHIPMENT);
        String old = Json.requiredText(item, "shipmentState");
        if (wanted.equals(old)) {
            return;
        }
        boolean allowed = old.equals("Returned") && (wanted.equals("BackInStock") || wanted.equals("Unusable"));
        if (!allowed) {
            throw ApiError.invalidOperation(
                    "The ReturnShipmentState cannot change from '" + old + "' to '" + wanted + "'.");
        }
        item.put("shipmentState", wanted).put("lastModifiedAt", update.now());
        update.changed(
                "OrderReturnShipmentStateChanged",
                message -> message.put("returnItemId", item.path("id").stringValue())
                        .put("returnShipmentState", wanted));
    }

    private static void setPaymentState(OrderUpdate update, ObjectNode action) {
        ObjectNode item = update.parts().returnItem(action);
        String wanted = Items.oneOf(action, "paymentState", PAYMENT);
        if (!wanted.equals(Json.text(item, "paymentState"))) {
            item.put("paymentState", wanted).put("lastModifiedAt", update.now());
            update.changed();
        }
    }
}
