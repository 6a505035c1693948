package sandbox.commercetools;

import sandbox.commercetools.update.OrderUpdate;
import sandbox.commercetools.update.StagedActions;
import sandbox.commercetools.wire.ApiError;
import sandbox.commercetools.wire.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Order Edits as they are shown: with the result, which is worked out when somebody looks (reference §3.5). */
record OrderEditView(OrderStore orders) {

    /** The edit with its result: for one that is not applied, worked out against the Order as it is now. */
    ObjectNode of(ObjectNode edit) {
        if (edit.path("result").path("type").asString("").equals("Applied")) {
            return edit;
        }
        ObjectNode view = edit.deepCopy();
        ObjectNode result = view.putObject("result");
        if (edit.path("stagedActions").isEmpty()) {
            result.put("type", "NotProcessed");
            return view;
        }
        try {
            OrderUpdate update = orders.tried(order(edit));
            StagedActions.apply(update, Json.objects(edit, "stagedActions"));
            result.put("type", "PreviewSuccess").set("preview", update.order().put("version", update.version()));
            ArrayNode payloads = result.putArray("messagePayloads");
            update.messages().forEach(message -> payloads.add(message.deepCopy().without("resourceVersion")));
        } catch (ApiError error) {
            result.put("type", "PreviewFailure").set("errors", error.body().path("errors"));
        }
        return view;
    }

    OrderCell order(ObjectNode edit) {
        String id = Json.requiredText(edit.path("resource"), "id");
        return orders.byId(id).orElseThrow(() -> ApiError.referenceNotFound("order", id));
    }

    static ObjectNode excerpt(ObjectNode order, long version) {
        ObjectNode excerpt = Json.object().put("version", version);
        excerpt.set("totalPrice", order.path("totalPrice").deepCopy());
        OrderUpdate.set(excerpt, "taxedPrice", order.get("taxedPrice"));
        return excerpt;
    }
}
