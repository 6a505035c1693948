package sandbox.commercetools.update;

import java.util.Map;
import java.util.function.BiFunction;
import sandbox.commercetools.wire.ApiError;
import sandbox.commercetools.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Quantities of a line move from one workflow state to the next (reference §3.4). */
final class LineItemStateActions {

    private LineItemStateActions() {}

    static Map<String, UpdateAction> all() {
        return Map.of(
                "transitionLineItemState", transition("lineItem", "LineItemStateTransition", OrderParts::lineItem),
                "transitionCustomLineItemState",
                        transition("customLineItem", "CustomLineItemStateTransition", OrderParts::customLineItem),
                "importLineItemState", imported(OrderParts::lineItem),
                "importCustomLineItemState", imported(OrderParts::customLineItem));
    }

    private static UpdateAction transition(
            String what, String messageType, BiFunction<OrderParts, ObjectNode, ObjectNode> finder) {
        return (update, action) -> {
            ObjectNode item = finder.apply(update.parts(), action);
            ObjectNode from = update.found("state", action, "fromState");
            ObjectNode to = update.found("state", action, "toState");
            Transitions.require(from, "LineItemState");
            Transitions.require(to, "LineItemState");
            Transitions.check(from, to);
            long quantity = Json.requiredLong(action, "quantity");
            move(item, from, to, quantity);
            update.changed(messageType, message -> {
                message.put(what + "Id", item.path("id").stringValue());
                Items.keep(message, what + "Key", Json.text(item, "key"));
                String when = Json.text(action, "actualTransitionDate");
                message.put("transitionDate", when == null ? update.now() : when)
                        .put("quantity", quantity);
                message.set("fromState", Json.reference("state", from.path("id").stringValue()));
                message.set("toState", Json.reference("state", to.path("id").stringValue()));
            });
        };
    }

    private static void move(ObjectNode item, ObjectNode from, ObjectNode to, long quantity) {
        long there = quantityIn(item, from.path("id"));
        if (quantity < 1 || quantity > there) {
            throw ApiError.invalidOperation("Only " + there + " of the line item are in the State '"
                    + Json.text(from, "key") + "', " + quantity + " were asked for.");
        }
        add(item, from, -quantity);
        add(item, to, quantity);
    }

    private static long quantityIn(ObjectNode item, JsonNode stateId) {
        return Json.objects(item, "state").stream()
                .filter(part -> part.path("state").path("id").equals(stateId))
                .mapToLong(part -> part.path("quantity").longValue())
                .sum();
    }

    private static void add(ObjectNode item, ObjectNode state, long quantity) {
        String id = state.path("id").stringValue();
        long after = quantityIn(item, state.path("id")) + quantity;
        ArrayNode rest = Json.array();
        boolean met = false;
        for (ObjectNode part : Json.objects(item, "state")) {
            boolean same = id.equals(part.path("state").path("id").asString(""));
            if (!same) {
                rest.add(part);
            } else if (!met && after > 0) {
                rest.add(part.put("quantity", after));
            }
            met |= same;
        }
        if (!met) {
            rest.addObject().put("quantity", after).set("state", Json.reference("state", id));
        }
        item.set("state", rest);
    }

    private static UpdateAction imported(BiFunction<OrderParts, ObjectNode, ObjectNode> finder) {
        return (update, action) -> {
            ObjectNode item = finder.apply(update.parts(), action);
            ArrayNode states = Json.array();
            long sum = 0;
            for (ObjectNode part : Json.objects(action, "state")) {
                ObjectNode state = update.found("state", part, "state");
                Transitions.require(state, "LineItemState");
                long quantity = Json.requiredLong(part, "quantity");
                sum += quantity;
                states.addObject()
                        .put("quantity", quantity)
                        .set("state", Json.reference("state", state.path("id").stringValue()));
            }
            if (sum != item.path("quantity").longValue()) {
                throw ApiError.invalidInput(
                        "The quantities of the states do not add up to the quantity of the line item.");
            }
            if (OrderUpdate.set(item, "state", states)) {
                update.changed();
            }
        };
    }
}
