package sandbox.orderflow;

import java.util.List;
import java.util.Map;

/** Returns and pushes, steered from outside. */
record DeskCalls(ReturnsDesk desk, ReturnBook announced, Pusher pusher) {

    /** What was announced, and what came back. */
    Map<String, Object> returns() {
        return Map.of("announced", announced.all(), "received", desk.receipts());
    }

    /**
     * A parcel arrives: {@code authorisation} or {@code reference} of the order or neither, {@code sku}, {@code quantity},
     * and if wanted {@code reason}, {@code condition}, {@code refund}, {@code type}, {@code note}.
     */
    Map<String, Object> receive(Parameters parameters) {
        var line = new ReturnReceipt.Line(
                parameters.require("sku"),
                number(parameters, "quantity", "1"),
                parameters.find("reason").orElse(null),
                parameters.find("condition").orElse(null),
                parameters.find("refund").map(Boolean::parseBoolean).orElse(true));
        ReturnReceipt receipt = desk.receive(new Arrival(
                parameters.find("authorisation").orElse(null),
                parameters.find("reference").orElse(null),
                parameters.find("type").orElse(null),
                parameters.find("note").orElse(null),
                List.of(line)));
        return Map.of("received", receipt);
    }

    /** {@code hold}, {@code release} (with {@code times} and {@code reversed=true}), {@code forget}. */
    Map<String, Object> pushes(String word, Parameters parameters) {
        int held = pusher.held();
        int times = (int) number(parameters, "times", "1");
        switch (word) {
            case "hold" -> pusher.hold();
            case "release" -> {
                if (parameters.find("reversed").map(Boolean::parseBoolean).orElse(false)) {
                    pusher.releaseReversed(times);
                } else {
                    pusher.release(times);
                }
            }
            case "forget" -> pusher.forget();
            default -> throw ErrorAnswer.notFound("/sandbox/pushes/" + word);
        }
        return Map.of("held", held);
    }

    private static long number(Parameters parameters, String name, String otherwise) {
        String given = parameters.find(name).orElse(otherwise);
        if (!given.matches("\\d{1,6}")) {
            throw ErrorAnswer.badRequest("Parameter '" + name + "' is not a number");
        }
        return Long.parseLong(given);
    }
}
