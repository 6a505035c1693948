package sandbox.commercetools.update;

import org.jspecify.annotations.Nullable;
import sandbox.commercetools.wire.ApiError;
import sandbox.commercetools.wire.Json;
import tools.jackson.databind.node.ObjectNode;

/** Addresses given by actions: only the country is mandatory (reference §6). */
final class Addresses {

    private Addresses() {}

    /** The address under this field with an id, or null when none is given. */
    static @Nullable ObjectNode of(OrderUpdate update, ObjectNode action, String field) {
        if (!(action.path(field) instanceof ObjectNode given)) {
            return null;
        }
        String country = Json.requiredText(given, "country");
        if (!country.matches("[A-Z]{2}")) {
            throw ApiError.invalidField("country", country);
        }
        ObjectNode address = given.deepCopy();
        if (!address.hasNonNull("id")) {
            address.put("id", update.newId().substring(0, 8));
        }
        return address;
    }

    static void keep(OrderUpdate update, ObjectNode action, ObjectNode to) {
        OrderUpdate.set(to, "address", of(update, action, "address"));
    }
}
