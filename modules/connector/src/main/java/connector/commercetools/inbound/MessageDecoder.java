package connector.commercetools.inbound;

import connector.commercetools.inbound.Decoded.Malformed;
import connector.commercetools.inbound.Decoded.NotHandled;
import connector.commercetools.inbound.Decoded.OrderNews;
import connector.commercetools.inbound.Decoded.ProductNews;
import connector.commercetools.inbound.Envelope.Opened;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Bytes of a notification in, what they mean to us out (reference §1.3, §1.4). Pure. */
final class MessageDecoder {

    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z0-9_.-]{1,128}");

    private final String projectKey;
    private final Envelope envelope;

    /** @param longestText bound of a text inside, in characters: no more than a body may have */
    MessageDecoder(String projectKey, int longestText) {
        this.projectKey = projectKey;
        this.envelope = new Envelope(Json.reader(longestText));
    }

    /** A notification as a subscription delivers it. */
    Decoded decode(byte[] body) {
        return switch (envelope.open(body)) {
            case Opened.Payload(var notification) -> delivered(notification);
            case Opened.Unusable(var why) -> new Malformed(why);
        };
    }

    /** A message as the Messages API lists it: the same, without the two fields that only deliveries have. */
    Decoded decodeListed(JsonNode message) {
        if (!(message instanceof ObjectNode listed)) {
            return new Malformed("a message that is not an object");
        }
        return delivered(listed.deepCopy().put("notificationType", "Message").put("projectKey", projectKey));
    }

    private Decoded delivered(JsonNode notification) {
        String type = text(notification, "notificationType");
        return switch (type) {
            case "Message", "ResourceCreated", "ResourceUpdated", "ResourceDeleted" ->
                aboutResource(type, notification);
            case "" -> new Malformed("notificationType is missing");
            // checkout and import events have no project and no resource
            default -> {
                String id = text(notification, "id");
                yield id.isEmpty()
                        ? new Malformed("id is missing")
                        : new NotHandled(
                                "commercetools.event", id, "a notification of type " + type, kept(notification));
            }
        };
    }

    private Decoded aboutResource(String type, JsonNode notification) {
        String project = text(notification, "projectKey");
        if (project.isEmpty()) {
            return new Malformed("projectKey is missing");
        }
        JsonNode resource = notification.path("resource");
        if (text(resource, "typeId").isEmpty() || text(resource, "id").isEmpty()) {
            return new Malformed("resource.typeId and resource.id are needed");
        }
        String dedupeKey = dedupeKey(type, notification);
        if (dedupeKey.isEmpty()) {
            return new Malformed("neither id nor version: deliveries could not be told apart");
        }
        return project.equals(projectKey)
                ? ours(type, dedupeKey, notification)
                : new NotHandled(
                        "commercetools.other-project",
                        project + "/" + dedupeKey,
                        "project " + project + " is not ours",
                        kept(notification));
    }

    private Decoded ours(String type, String dedupeKey, JsonNode notification) {
        String resourceType = text(notification.path("resource"), "typeId");
        return switch (resourceType) {
            case "order" -> orderNews(type, dedupeKey, notification);
            case "product" ->
                new ProductNews(
                        projectKey,
                        text(notification.path("resource"), "id"),
                        messageType(type, notification),
                        dedupeKey,
                        kept(notification));
            default ->
                new NotHandled(
                        "commercetools." + resourceType,
                        dedupeKey,
                        "nothing here handles " + resourceType,
                        kept(notification));
        };
    }

    private OrderNews orderNews(String type, String dedupeKey, JsonNode notification) {
        String orderId = text(notification.path("resource"), "id");
        String number = notification
                .path("resourceUserProvidedIdentifiers")
                .path("orderNumber")
                .asString("");
        return new OrderNews(
                projectKey,
                orderId,
                number.isBlank() ? orderId : number,
                messageType(type, notification),
                dedupeKey,
                kept(notification));
    }

    /** A payload that was too large for the queue names its type elsewhere. */
    private static String messageType(String type, JsonNode notification) {
        if (!type.equals("Message")) {
            return type;
        }
        String own = text(notification, "type");
        String cut = text(notification.path("payloadNotIncluded"), "payloadType");
        return !own.isEmpty() ? own : !cut.isEmpty() ? cut : type;
    }

    /** A message's version is always 1, so a message without id is told apart by its place in the sequence. */
    private static String dedupeKey(String type, JsonNode notification) {
        String id = text(notification, "id");
        if (!id.isEmpty()) {
            return id;
        }
        String version = text(notification, type.equals("Message") ? "sequenceNumber" : "version");
        JsonNode resource = notification.path("resource");
        return version.isEmpty()
                ? ""
                : text(resource, "typeId") + "/" + text(resource, "id") + "/" + version + "/" + type;
    }

    private static byte[] kept(JsonNode notification) {
        return KeptFields.bytes(notification);
    }

    /** Empty when the field is absent or is nothing that can be part of a key. */
    private static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        String text = value.isValueNode() && !value.isNull() ? value.asString("") : "";
        return IDENTIFIER.matcher(text).matches() ? text : "";
    }
}
