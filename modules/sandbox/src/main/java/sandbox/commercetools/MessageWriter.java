package sandbox.commercetools;

import java.time.Clock;
import java.util.function.Consumer;
import sandbox.commercetools.wire.Ids;
import sandbox.commercetools.wire.Json;
import tools.jackson.databind.node.ObjectNode;

/** Puts the envelope around what happened to an order (reference §1.3), keeps it, and hands it to the intakes. */
final class MessageWriter {

    private final MessageLog log;
    private final Consumer<Message> intakes;
    private final Clock clock;
    private final Ids ids;

    MessageWriter(MessageLog log, Consumer<Message> intakes, Clock clock, Ids ids) {
        this.log = log;
        this.intakes = intakes;
        this.clock = clock;
        this.ids = ids;
    }

    /** Under the order's lock. @param happened type, own fields and {@code resourceVersion} */
    void write(OrderCell cell, ObjectNode happened) {
        String now = Json.instant(clock.instant());
        ObjectNode order = cell.order();
        ObjectNode message = Json.object().put("id", ids.next()).put("version", 1L);
        message.put("sequenceNumber", cell.nextSequenceNumber());
        message.set("resource", Json.reference("order", Json.requiredText(order, "id")));
        ObjectNode identifiers = message.putObject("resourceUserProvidedIdentifiers");
        if (order.hasNonNull("orderNumber")) {
            identifiers.set("orderNumber", order.get("orderNumber"));
        }
        message.setAll(happened);
        message.put("createdAt", now).put("lastModifiedAt", now);
        if (order.path("lastModifiedBy") instanceof ObjectNode by) {
            message.set("lastModifiedBy", by);
            message.set("createdBy", by);
        }
        byte[] json = Json.bytes(message);
        message.remove("order");
        Message kept = new Message(Json.requiredText(message, "id"), now, message, json);
        log.add(kept);
        intakes.accept(kept);
    }
}
