package sandbox.commercetools.update;

import sandbox.commercetools.wire.ApiError;
import sandbox.commercetools.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Rules of the state machine: transitions absent = any, empty = final, else only the listed ones (reference §3.4). */
final class Transitions {

    private Transitions() {}

    static void require(ObjectNode state, String type) {
        if (!type.equals(Json.text(state, "type"))) {
            throw ApiError.invalidInput("The State '" + Json.text(state, "key") + "' is not of type '" + type + "'.");
        }
    }

    static void check(ObjectNode from, ObjectNode to) {
        JsonNode transitions = from.path("transitions");
        boolean allowed = !transitions.isArray()
                || Json.objects(from, "transitions").stream()
                        .anyMatch(each -> each.path("id").equals(to.path("id")));
        if (!allowed) {
            throw ApiError.invalidOperation("The transition from '" + Json.text(from, "key") + "' to '"
                    + Json.text(to, "key") + "' is not allowed.");
        }
    }
}
