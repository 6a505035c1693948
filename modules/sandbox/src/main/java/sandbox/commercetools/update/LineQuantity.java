package sandbox.commercetools.update;

import java.util.List;
import sandbox.commercetools.wire.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A line gets another quantity: its states and its discounted prices follow. */
final class LineQuantity {

    private LineQuantity() {}

    static void set(ObjectNode line, long wanted) {
        line.put("quantity", wanted);
        fit(line, "state", wanted);
        fit(line, "discountedPricePerQuantity", wanted);
        if (line.path("shippingDetails") instanceof ObjectNode details) {
            long targets = Json.objects(details, "targets").stream()
                    .mapToLong(target -> target.path("quantity").longValue())
                    .sum();
            details.put("valid", targets == wanted);
        }
    }

    static void initial(ObjectNode line, long quantity, String stateId) {
        line.put("quantity", quantity);
        line.putArray("state").addObject().put("quantity", quantity).set("state", Json.reference("state", stateId));
    }

    /** What is too much goes from the first part on, which is the least advanced; what is added joins it. */
    private static void fit(ObjectNode line, String field, long wanted) {
        List<ObjectNode> parts = Json.objects(line, field);
        if (parts.isEmpty()) {
            return;
        }
        long open = wanted
                - parts.stream()
                        .mapToLong(part -> part.path("quantity").longValue())
                        .sum();
        ArrayNode fitted = Json.array();
        for (ObjectNode part : parts) {
            long quantity = part.path("quantity").longValue();
            long change = Math.max(-quantity, open);
            open -= change;
            if (quantity + change > 0) {
                fitted.add(part.put("quantity", quantity + change));
            }
        }
        line.set(field, fitted);
    }
}
