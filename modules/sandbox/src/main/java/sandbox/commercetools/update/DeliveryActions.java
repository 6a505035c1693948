package sandbox.commercetools.update;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import sandbox.commercetools.update.OrderParts.PlacedDelivery;
import sandbox.commercetools.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Deliveries of an order (reference §3.2). Parcels have their own class. */
final class DeliveryActions {

    private DeliveryActions() {}

    static Map<String, UpdateAction> all() {
        return Map.of(
                "addDelivery", DeliveryActions::add,
                "removeDelivery", DeliveryActions::remove,
                "setDeliveryItems", DeliveryActions::setItems,
                "setDeliveryAddress", DeliveryActions::setAddress);
    }

    private static void add(OrderUpdate update, ObjectNode action) {
        String shippingKey = Json.text(action, "shippingKey");
        ObjectNode shippingInfo = update.parts().shippingInfo(shippingKey);
        ObjectNode delivery = Json.object().put("id", update.newId());
        String key = Json.text(action, "deliveryKey");
        Items.freshKey(key, update.parts().deliveries().stream().map(PlacedDelivery::delivery));
        Items.keep(delivery, "key", key);
        delivery.put("createdAt", update.now()).set("items", Items.of(update, action));
        ArrayNode parcels = delivery.putArray("parcels");
        Addresses.keep(update, action, delivery);
        CustomActions.keepOnDelivery(update, action, delivery);
        ObjectNode bare = delivery.deepCopy();
        Json.arrayIn(shippingInfo, "deliveries").add(delivery);
        update.changed(
                "DeliveryAdded",
                message -> withShippingKey(message, shippingKey).set("delivery", bare));
        for (ObjectNode draft : Json.objects(action, "parcels")) {
            ObjectNode parcel = ParcelActions.parcel(update, draft, Json.text(draft, "key"));
            parcels.add(parcel);
            ParcelActions.tellAdded(update, delivery, parcel, shippingKey);
        }
    }

    private static void remove(OrderUpdate update, ObjectNode action) {
        PlacedDelivery placed = update.parts().delivery(action);
        removeFrom(placed.among(), placed.id());
        update.changed(
                "DeliveryRemoved",
                message -> withShippingKey(message, placed.shippingKey()).set("delivery", placed.delivery()));
    }

    private static void setItems(OrderUpdate update, ObjectNode action) {
        PlacedDelivery placed = update.parts().delivery(action);
        ArrayNode items = Items.of(update, action);
        JsonNode old = placed.delivery().path("items").deepCopy();
        if (OrderUpdate.set(placed.delivery(), "items", items)) {
            update.changed("DeliveryItemsUpdated", message -> {
                withShippingKey(message.put("deliveryId", placed.id()), placed.shippingKey());
                message.set("items", items);
                message.set("oldItems", old);
            });
        }
    }

    private static void setAddress(OrderUpdate update, ObjectNode action) {
        PlacedDelivery placed = update.parts().delivery(action);
        JsonNode old = placed.delivery().path("address").deepCopy();
        ObjectNode address = Addresses.of(update, action, "address");
        if (OrderUpdate.set(placed.delivery(), "address", address)) {
            update.changed("DeliveryAddressSet", message -> {
                withShippingKey(message.put("deliveryId", placed.id()), placed.shippingKey());
                OrderUpdate.set(message, "address", address);
                OrderUpdate.set(message, "oldAddress", old);
            });
        }
    }

    static ObjectNode withShippingKey(ObjectNode message, @Nullable String shippingKey) {
        Items.keep(message, "shippingKey", shippingKey);
        return message;
    }

    static void removeFrom(ArrayNode among, String id) {
        for (int index = 0; index < among.size(); index++) {
            if (id.equals(Json.text(among.get(index), "id"))) {
                among.remove(index);
                return;
            }
        }
    }
}
