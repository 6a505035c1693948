package connector.commercetools.inbound;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The fields of a notification that may be stored: its envelope and plain states (reference §1.3, §1.7). A list of what
 * stays, because new message types bring new personal fields without asking us.
 */
final class KeptFields {

    private static final int LONGEST_TEXT = 256;

    private static final List<String> PLAIN = List.of(
            "notificationType",
            "projectKey",
            "id",
            "version",
            "oldVersion",
            "sequenceNumber",
            "resourceVersion",
            "resourceType",
            "type",
            "createdAt",
            "lastModifiedAt",
            "modifiedAt",
            "dataErasure",
            "orderState",
            "oldOrderState",
            "shipmentState",
            "oldShipmentState",
            "paymentState",
            "oldPaymentState",
            "returnShipmentState",
            "returnItemId",
            "lineItemId",
            "customLineItemId",
            "deliveryId",
            "parcelId",
            "quantity");

    private static final Map<String, List<String>> NESTED = Map.of(
            "resource", List.of("typeId", "id"),
            "resourceUserProvidedIdentifiers", List.of("orderNumber"),
            "payloadNotIncluded", List.of("reason", "payloadType"),
            "state", List.of("typeId", "id"),
            "oldState", List.of("typeId", "id"),
            "fromState", List.of("typeId", "id"),
            "toState", List.of("typeId", "id"));

    private static final JsonMapper JSON = new JsonMapper();

    private KeptFields() {}

    static ObjectNode of(JsonNode notification) {
        ObjectNode kept = plain(notification, PLAIN);
        NESTED.forEach((name, fields) -> {
            if (notification.path(name).isObject()) {
                kept.set(name, plain(notification.path(name), fields));
            }
        });
        return kept;
    }

    /** Whether a field of a notification is kept, or part of it: any other need not be looked at. */
    static boolean include(String field) {
        return PLAIN.contains(field) || NESTED.containsKey(field);
    }

    static byte[] bytes(JsonNode notification) {
        return JSON.writeValueAsBytes(of(notification));
    }

    private static ObjectNode plain(JsonNode from, List<String> fields) {
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        for (String name : fields) {
            JsonNode value = from.path(name);
            if (value.isValueNode() && !value.isNull() && value.asString("").length() <= LONGEST_TEXT) {
                kept.set(name, value);
            }
        }
        return kept;
    }
}
