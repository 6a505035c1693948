package sandbox.commercetools.notify;

import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import sandbox.commercetools.wire.Json;
import tools.jackson.databind.node.ObjectNode;

/** Payloads of subscriptions (reference §1.3) and their envelopes (§1.4, §8). Pure. */
public final class Notification {

    private Notification() {}

    /** A message as PlatformFormat carries it: the message's own fields beside the envelope's. */
    public static ObjectNode message(String projectKey, ObjectNode message) {
        ObjectNode payload = Json.object().put("notificationType", "Message").put("projectKey", projectKey);
        payload.setAll(message);
        return payload;
    }

    /** The same without type and own fields, as it comes when a message is too large. */
    public static ObjectNode withoutPayload(ObjectNode payload) {
        ObjectNode small = Json.object();
        for (String field : new String[] {
            "notificationType",
            "projectKey",
            "id",
            "version",
            "sequenceNumber",
            "resource",
            "resourceVersion",
            "resourceUserProvidedIdentifiers",
            "createdAt",
            "lastModifiedAt"
        }) {
            if (payload.has(field)) {
                small.set(field, payload.get(field));
            }
        }
        small.putObject("payloadNotIncluded")
                .put("reason", "Payload too large.")
                .put("payloadType", payload.path("type").asString(""));
        return small;
    }

    /** What a new subscription is tested with (reference §1.1). */
    public static ObjectNode test(String projectKey, ObjectNode subscription) {
        ObjectNode payload =
                Json.object().put("notificationType", "ResourceCreated").put("projectKey", projectKey);
        payload.set("resource", Json.reference("subscription", Json.requiredText(subscription, "id")));
        ObjectNode identifiers = payload.putObject("resourceUserProvidedIdentifiers");
        String key = Json.text(subscription, "key");
        if (key != null) {
            identifiers.put("key", key);
        }
        return payload.put("version", 1L).put("modifiedAt", Json.requiredText(subscription, "createdAt"));
    }

    static byte[] wrapped(Envelope envelope, Payload payload) {
        return switch (envelope) {
            case PLATFORM -> payload.platformFormat();
            case CLOUD_EVENTS -> Json.bytes(cloudEvent(payload.json()));
            case PUBSUB_PUSH -> Json.bytes(push(payload.platformFormat()));
        };
    }

    static String contentType(Envelope envelope) {
        return envelope == Envelope.CLOUD_EVENTS
                ? "application/cloudevents+json; charset=utf-8"
                : "application/json; charset=utf-8";
    }

    private static ObjectNode push(byte[] payload) {
        ObjectNode push = Json.object();
        push.putObject("message")
                .put("data", Base64.getEncoder().encodeToString(payload))
                .put("messageId", Integer.toUnsignedString(Arrays.hashCode(payload)));
        return push.put("subscription", "projects/sandbox/subscriptions/sandbox");
    }

    private static ObjectNode cloudEvent(ObjectNode payload) {
        String project = payload.path("projectKey").asString("");
        String typeId = payload.path("resource").path("typeId").asString("");
        String resourceId = payload.path("resource").path("id").asString("");
        boolean message = payload.path("notificationType").asString("").equals("Message");
        String kind = message ? "message." + messageType(payload) : "change." + Json.text(payload, "notificationType");
        ObjectNode event = Json.object()
                .put("specversion", "1.0")
                .put("id", message ? Json.requiredText(payload, "id") : resourceId + "-1")
                .put("type", "com.commercetools." + typeId + "." + kind)
                .put("source", "/" + project + "/" + typeId + "s")
                .put("subject", resourceId)
                .put("time", time(payload));
        if (message) {
            event.put("sequence", payload.path("sequenceNumber").asString(""))
                    .put("sequencetype", "Integer")
                    .put("dataref", "/" + project + "/messages/" + Json.text(payload, "id"));
        }
        event.set("data", payload);
        return event;
    }

    private static @Nullable String messageType(ObjectNode payload) {
        String type = Json.text(payload, "type");
        return type == null ? Json.text(payload.path("payloadNotIncluded"), "payloadType") : type;
    }

    private static String time(ObjectNode payload) {
        String created = Json.text(payload, "createdAt");
        return created == null ? payload.path("modifiedAt").asString("") : created;
    }
}
