package sandbox.commercetools.update;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sandbox.commercetools.wire.ApiError;
import sandbox.commercetools.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Finds lines, deliveries, parcels and return items of an order, by the id or the key an action gives. */
record OrderParts(ObjectNode order) {

    /** A delivery where it lies; {@code shippingKey} only in shipping mode Multiple. */
    record PlacedDelivery(
            ObjectNode delivery, ArrayNode among, @Nullable String shippingKey) {
        String id() {
            return delivery.path("id").stringValue();
        }
    }

    record PlacedParcel(ObjectNode parcel, PlacedDelivery in) {
        String id() {
            return parcel.path("id").stringValue();
        }
    }

    boolean multiple() {
        return "Multiple".equals(Json.text(order, "shippingMode"));
    }

    ObjectNode lineItem(ObjectNode action) {
        return named(Json.objects(order, "lineItems"), action, "lineItem");
    }

    ObjectNode customLineItem(ObjectNode action) {
        return named(Json.objects(order, "customLineItems"), action, "customLineItem");
    }

    boolean hasItem(String id) {
        return Stream.of("lineItems", "customLineItems")
                .flatMap(field -> Json.objects(order, field).stream())
                .anyMatch(item -> id.equals(Json.text(item, "id")));
    }

    ObjectNode returnItem(ObjectNode action) {
        List<ObjectNode> items = Json.objects(order, "returnInfo").stream()
                .flatMap(info -> Json.objects(info, "items").stream())
                .toList();
        return named(items, action, "returnItem");
    }

    PlacedDelivery delivery(ObjectNode action) {
        Predicate<ObjectNode> asked = asked(action, "delivery");
        return deliveries().stream()
                .filter(placed -> asked.test(placed.delivery))
                .findFirst()
                .orElseThrow(() -> notThere(action, "delivery"));
    }

    PlacedParcel parcel(ObjectNode action) {
        Predicate<ObjectNode> asked = asked(action, "parcel");
        return parcels().stream()
                .filter(placed -> asked.test(placed.parcel))
                .findFirst()
                .orElseThrow(() -> notThere(action, "parcel"));
    }

    List<PlacedDelivery> deliveries() {
        List<PlacedDelivery> placed = new ArrayList<>();
        if (order.path("shippingInfo") instanceof ObjectNode info) {
            placed.addAll(in(info, null));
        }
        for (ObjectNode shipping : Json.objects(order, "shipping")) {
            if (shipping.path("shippingInfo") instanceof ObjectNode info) {
                placed.addAll(in(info, Json.text(shipping, "shippingKey")));
            }
        }
        return placed;
    }

    List<PlacedParcel> parcels() {
        return deliveries().stream()
                .flatMap(placed -> Json.objects(placed.delivery, "parcels").stream()
                        .map(parcel -> new PlacedParcel(parcel, placed)))
                .toList();
    }

    /** Where deliveries and estimates go; the key is required for Multiple and forbidden for Single (reference §3.1). */
    ObjectNode shippingInfo(@Nullable String shippingKey) {
        if (!multiple()) {
            if (shippingKey != null) {
                throw ApiError.invalidOperation(
                        "A shippingKey must not be given for an Order with ShippingMode Single.");
            }
            return info(order).orElseThrow(() -> ApiError.invalidOperation("The Order has no shippingInfo."));
        }
        if (shippingKey == null) {
            throw ApiError.requiredField("shippingKey");
        }
        return Json.objects(order, "shipping").stream()
                .filter(shipping -> shippingKey.equals(Json.text(shipping, "shippingKey")))
                .findFirst()
                .flatMap(OrderParts::info)
                .orElseThrow(() -> ApiError.invalidInput("The shippingKey '" + shippingKey + "' does not exist."));
    }

    private static Optional<ObjectNode> info(ObjectNode in) {
        JsonNode info = in.path("shippingInfo");
        return info instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
    }

    private static List<PlacedDelivery> in(ObjectNode shippingInfo, @Nullable String shippingKey) {
        ArrayNode among = Json.arrayIn(shippingInfo, "deliveries");
        return Json.objects(shippingInfo, "deliveries").stream()
                .map(delivery -> new PlacedDelivery(delivery, among, shippingKey))
                .toList();
    }

    private static ObjectNode named(List<ObjectNode> candidates, ObjectNode action, String what) {
        Predicate<ObjectNode> asked = asked(action, what);
        return candidates.stream().filter(asked).findFirst().orElseThrow(() -> notThere(action, what));
    }

    private static Predicate<ObjectNode> asked(ObjectNode action, String what) {
        String id = Json.text(action, what + "Id");
        String key = Json.text(action, what + "Key");
        if (id == null && key == null) {
            throw ApiError.requiredField(what + "Id");
        }
        return id != null
                ? part -> id.equals(Json.text(part, "id"))
                : part -> String.valueOf(key).equals(Json.text(part, "key"));
    }

    private static ApiError notThere(ObjectNode action, String what) {
        String id = Json.text(action, what + "Id");
        String name = id != null ? "ID '" + id : "key '" + Json.text(action, what + "Key");
        return ApiError.invalidInput("The " + what + " with " + name + "' does not exist in this order.");
    }
}
