package sandbox.commercetools;

import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import sandbox.commercetools.wire.Ids;
import sandbox.commercetools.wire.Json;
import tools.jackson.databind.node.ObjectNode;

/** Puts the envelope around what happened to an order or a payment (reference §1.3), keeps it, and hands it to the intakes. */
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
        write("order", cell.order(), cell.nextSequenceNumber(), happened);
    }

    void write(String typeId, ObjectNode resource, long sequenceNumber, ObjectNode happened) {
        String now = Json.instant(clock.instant());
        ObjectNode message = Json.object().put("id", ids.next()).put("version", 1L);
        message.put("sequenceNumber", sequenceNumber);
        message.set("resource", Json.reference(typeId, Json.requiredText(resource, "id")));
        ObjectNode identifiers = message.putObject("resourceUserProvidedIdentifiers");
        for (String identifier : List.of("orderNumber", "key")) {
            if (resource.hasNonNull(identifier)) {
                identifiers.set(identifier, resource.get(identifier));
            }
        }
        message.setAll(happened);
        message.put("createdAt", now).put("lastModifiedAt", now);
        if (resource.path("lastModifiedBy") instanceof ObjectNode by) {
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
