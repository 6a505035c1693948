package sandbox.commercetools.update;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import sandbox.commercetools.update.OrderParts.PlacedDelivery;
import sandbox.commercetools.update.OrderParts.PlacedParcel;
import sandbox.commercetools.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Parcels of deliveries: tracking, measurements, contents (reference §3.2). */
final class ParcelActions {

    private ParcelActions() {}

    static Map<String, UpdateAction> all() {
        return Map.of(
                "addParcelToDelivery", ParcelActions::add,
                "removeParcelFromDelivery", ParcelActions::remove,
                "setParcelTrackingData", set("trackingData", "ParcelTrackingDataUpdated"),
                "setParcelMeasurements", set("measurements", "ParcelMeasurementsUpdated"),
                "setParcelItems", ParcelActions::setItems);
    }

    /** A parcel from its draft; the key must be new in this order. */
    static ObjectNode parcel(OrderUpdate update, ObjectNode draft, @Nullable String key) {
        Items.freshKey(key, update.parts().parcels().stream().map(PlacedParcel::parcel));
        ObjectNode parcel = Json.object().put("id", update.newId());
        Items.keep(parcel, "key", key);
        parcel.put("createdAt", update.now());
        Items.copy(draft, parcel, "measurements", "trackingData");
        if (draft.hasNonNull("items")) {
            parcel.set("items", Items.of(update, draft));
        }
        CustomActions.keepOnParcel(update, draft, parcel);
        return parcel;
    }

    /** The message carries the delivery as it is with this parcel. */
    static void tellAdded(OrderUpdate update, ObjectNode delivery, ObjectNode parcel, @Nullable String shippingKey) {
        update.tell("ParcelAddedToDelivery", message -> {
            DeliveryActions.withShippingKey(message, shippingKey);
            message.set("delivery", delivery.deepCopy());
            message.set("parcel", parcel.deepCopy());
        });
    }

    private static void add(OrderUpdate update, ObjectNode action) {
        PlacedDelivery placed = update.parts().delivery(action);
        ObjectNode parcel = parcel(update, action, Json.text(action, "parcelKey"));
        Json.arrayIn(placed.delivery(), "parcels").add(parcel);
        update.changed();
        tellAdded(update, placed.delivery(), parcel, placed.shippingKey());
    }

    private static void remove(OrderUpdate update, ObjectNode action) {
        PlacedParcel placed = update.parts().parcel(action);
        DeliveryActions.removeFrom(Json.arrayIn(placed.in().delivery(), "parcels"), placed.id());
        update.changed("ParcelRemovedFromDelivery", message -> {
            DeliveryActions.withShippingKey(message, placed.in().shippingKey());
            message.put("deliveryId", placed.in().id()).set("parcel", placed.parcel());
        });
    }

    private static UpdateAction set(String field, String messageType) {
        return (update, action) -> {
            PlacedParcel placed = update.parts().parcel(action);
            JsonNode value = action.get(field);
            if (OrderUpdate.set(placed.parcel(), field, value)) {
                update.changed(messageType, message -> OrderUpdate.set(ids(message, placed), field, value));
            }
        };
    }

    private static void setItems(OrderUpdate update, ObjectNode action) {
        PlacedParcel placed = update.parts().parcel(action);
        ArrayNode items = Items.of(update, action);
        JsonNode old = placed.parcel().path("items").isArray() ? placed.parcel().path("items") : Json.array();
        if (OrderUpdate.set(placed.parcel(), "items", items)) {
            update.changed("ParcelItemsUpdated", message -> {
                ids(message, placed).set("items", items);
                message.set("oldItems", old);
            });
        }
    }

    private static ObjectNode ids(ObjectNode message, PlacedParcel placed) {
        message.put("deliveryId", placed.in().id()).put("parcelId", placed.id());
        return DeliveryActions.withShippingKey(message, placed.in().shippingKey());
    }
}
