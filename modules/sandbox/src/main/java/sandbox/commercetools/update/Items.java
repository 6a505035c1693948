package sandbox.commercetools.update;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sandbox.commercetools.wire.ApiError;
import sandbox.commercetools.wire.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Checks shared by deliveries, parcels and returns. */
final class Items {

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{2,256}");

    private Items() {}

    /** The items of a delivery or parcel: the lines must exist, more than was ordered is accepted (reference §0.6). */
    static ArrayNode of(OrderUpdate update, ObjectNode from) {
        ArrayNode items = Json.array();
        for (ObjectNode item : Json.objects(from, "items")) {
            String id = Json.requiredText(item, "id");
            long quantity = Json.requiredLong(item, "quantity");
            if (!update.parts().hasItem(id)) {
                throw ApiError.invalidInput("The line item with ID '" + id + "' does not exist in this order.");
            }
            if (quantity < 1) {
                throw ApiError.invalidField("quantity", String.valueOf(quantity));
            }
            items.addObject().put("id", id).put("quantity", quantity);
        }
        return items;
    }

    /** A new key: well formed, and not among the ones in use. */
    static void freshKey(@Nullable String key, Stream<ObjectNode> inUse) {
        if (key == null) {
            return;
        }
        if (!KEY.matcher(key).matches()) {
            throw ApiError.invalidField("key", key);
        }
        if (inUse.anyMatch(part -> key.equals(Json.text(part, "key")))) {
            throw ApiError.duplicateField("key", key);
        }
    }

    static String oneOf(ObjectNode action, String field, List<String> allowed) {
        String value = Json.requiredText(action, field);
        if (!allowed.contains(value)) {
            throw ApiError.invalidJson("Field '" + field + "': '" + value + "' is none of " + allowed + ".");
        }
        return value;
    }

    static void keep(ObjectNode to, String field, @Nullable String value) {
        if (value != null) {
            to.put(field, value);
        }
    }

    static void copy(ObjectNode from, ObjectNode to, String... fields) {
        for (String field : fields) {
            if (from.hasNonNull(field)) {
                to.set(field, from.get(field).deepCopy());
            }
        }
    }
}
