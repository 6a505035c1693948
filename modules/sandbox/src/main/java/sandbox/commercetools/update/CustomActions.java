package sandbox.commercetools.update;

import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import sandbox.commercetools.wire.ApiError;
import sandbox.commercetools.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Custom types and fields of the order and its parts. */
final class CustomActions {

    /** What carries the fields, what a type calls it, and how its messages begin; null where the platform sends none (reference §3.1). */
    private record Carrier(
            String resourceTypeId, @Nullable String messages, BiFunction<OrderParts, ObjectNode, ObjectNode> finder) {
        ObjectNode of(OrderUpdate update, ObjectNode action) {
            return finder.apply(update.parts(), action);
        }
    }

    private static final Carrier ORDER = new Carrier("order", "Order", (parts, action) -> parts.order());
    private static final Carrier DELIVERY = new Carrier(
            "order-delivery",
            "Delivery",
            (parts, action) -> parts.delivery(action).delivery());
    private static final Carrier PARCEL = new Carrier(
            "order-parcel", null, (parts, action) -> parts.parcel(action).parcel());
    private static final Carrier LINE = new Carrier("line-item", null, OrderParts::lineItem);
    private static final Carrier CUSTOM_LINE = new Carrier("custom-line-item", null, OrderParts::customLineItem);
    private static final Carrier RETURN_ITEM = new Carrier("order-return-item", null, OrderParts::returnItem);

    /** No message tells of a payment's custom fields; the payment stands where the order does. */
    private static final Carrier PAYMENT = new Carrier("payment", null, (parts, action) -> parts.order());

    private CustomActions() {}

    static Map<String, UpdateAction> ofPayments() {
        return Map.of("setCustomType", type(PAYMENT), "setCustomField", field(PAYMENT));
    }

    static Map<String, UpdateAction> all() {
        return Map.ofEntries(
                Map.entry("setCustomType", type(ORDER)),
                Map.entry("setCustomField", field(ORDER)),
                Map.entry("setDeliveryCustomType", type(DELIVERY)),
                Map.entry("setDeliveryCustomField", field(DELIVERY)),
                Map.entry("setParcelCustomType", type(PARCEL)),
                Map.entry("setParcelCustomField", field(PARCEL)),
                Map.entry("setLineItemCustomType", type(LINE)),
                Map.entry("setLineItemCustomField", field(LINE)),
                Map.entry("setCustomLineItemCustomType", type(CUSTOM_LINE)),
                Map.entry("setCustomLineItemCustomField", field(CUSTOM_LINE)),
                Map.entry("setReturnItemCustomType", type(RETURN_ITEM)),
                Map.entry("setReturnItemCustomField", field(RETURN_ITEM)));
    }

    /** Custom fields given when something is created. */
    static void keepOnDelivery(OrderUpdate update, ObjectNode draft, ObjectNode to) {
        keep(DELIVERY, update, draft, to);
    }

    static void keepOnParcel(OrderUpdate update, ObjectNode draft, ObjectNode to) {
        keep(PARCEL, update, draft, to);
    }

    static void keepOnReturnItem(OrderUpdate update, ObjectNode draft, ObjectNode to) {
        keep(RETURN_ITEM, update, draft, to);
    }

    private static void keep(Carrier carrier, OrderUpdate update, ObjectNode draft, ObjectNode to) {
        if (draft.path("custom") instanceof ObjectNode custom) {
            to.set("custom", custom(carrier, update, custom));
        }
    }

    private static ObjectNode custom(Carrier carrier, OrderUpdate update, ObjectNode draft) {
        ObjectNode type = update.found("type", draft, "type");
        boolean meant = type.path("resourceTypeIds")
                .valueStream()
                .anyMatch(each -> carrier.resourceTypeId.equals(each.asString("")));
        if (!meant) {
            throw ApiError.invalidInput(
                    "The Type '" + Json.text(type, "key") + "' is not for '" + carrier.resourceTypeId + "'.");
        }
        ObjectNode custom = Json.object();
        custom.set("type", Json.reference("type", type.path("id").stringValue()));
        ObjectNode fields = custom.putObject("fields");
        if (draft.path("fields") instanceof ObjectNode given) {
            given.properties().forEach(entry -> {
                check(type, entry.getKey(), entry.getValue());
                fields.set(entry.getKey(), entry.getValue());
            });
        }
        return custom;
    }

    private static UpdateAction type(Carrier carrier) {
        return (update, action) -> {
            ObjectNode owner = carrier.of(update, action);
            JsonNode previous = owner.path("custom").path("type").path("id");
            if (!action.hasNonNull("type")) {
                if (owner.remove("custom") != null) {
                    tell(update, action, carrier, "CustomTypeRemoved", message -> previousType(message, previous));
                }
                return;
            }
            ObjectNode custom = custom(carrier, update, action);
            if (OrderUpdate.set(owner, "custom", custom)) {
                tell(update, action, carrier, "CustomTypeSet", message -> {
                    message.set("customFields", custom);
                    previousType(message, previous);
                });
            }
        };
    }

    private static void previousType(ObjectNode message, JsonNode previous) {
        OrderUpdate.set(message, "previousTypeId", previous);
    }

    private static UpdateAction field(Carrier carrier) {
        return (update, action) -> {
            ObjectNode owner = carrier.of(update, action);
            String name = Json.requiredText(action, "name");
            if (!(owner.path("custom").path("fields") instanceof ObjectNode fields)) {
                throw ApiError.invalidOperation(
                        "The resource has no custom type, so it has no custom field '" + name + "'.");
            }
            JsonNode old = fields.get(name);
            if (!action.hasNonNull("value")) {
                if (old == null) {
                    throw ApiError.invalidOperation(
                            "The custom field '" + name + "' is not set, it cannot be removed.");
                }
                fields.remove(name);
                tell(update, action, carrier, "CustomFieldRemoved", message -> message.put("name", name));
                return;
            }
            JsonNode value = action.path("value");
            check(update.found("type", (ObjectNode) owner.path("custom"), "type"), name, value);
            if (OrderUpdate.set(fields, name, value)) {
                tell(update, action, carrier, old == null ? "CustomFieldAdded" : "CustomFieldChanged", message -> {
                    message.put("name", name).set("value", value);
                    OrderUpdate.set(message, "previousValue", old);
                });
            }
        };
    }

    private static void check(ObjectNode type, String field, JsonNode value) {
        ObjectNode definition = Json.objects(type, "fieldDefinitions").stream()
                .filter(each -> field.equals(Json.text(each, "name")))
                .findFirst()
                .orElseThrow(() -> ApiError.invalidField("fields", field));
        if (!value.isNull() && !FieldValue.fits(definition.path("type"), value)) {
            throw ApiError.invalidField(field, value.toString());
        }
    }

    private static void tell(
            OrderUpdate update, ObjectNode action, Carrier carrier, String suffix, Consumer<ObjectNode> fields) {
        if (carrier.messages == null) {
            update.changed();
            return;
        }
        boolean delivery = carrier == DELIVERY;
        update.changed(carrier.messages + suffix, message -> {
            fields.accept(message);
            if (delivery) {
                message.put("deliveryId", update.parts().delivery(action).id());
            }
        });
    }
}
