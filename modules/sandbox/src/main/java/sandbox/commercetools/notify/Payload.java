package sandbox.commercetools.notify;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import sandbox.commercetools.wire.Json;
import tools.jackson.databind.node.ObjectNode;

/** What is to be delivered; written out only when it is sent. */
public sealed interface Payload {

    ObjectNode json();

    default byte[] platformFormat() {
        return Json.bytes(json());
    }

    /** A payload that is no message. */
    record Plain(ObjectNode json) implements Payload {}

    /** A message of the project, as it was written when it happened. */
    record OfMessage(String projectKey, byte[] message) implements Payload {
        @Override
        public ObjectNode json() {
            return Notification.message(projectKey, Json.read(message));
        }

        /** The envelope's fields go in front; the rest is not read and written again. */
        @Override
        public byte[] platformFormat() {
            String front = "{\"notificationType\":\"Message\",\"projectKey\":\"" + projectKey + "\",";
            ByteArrayOutputStream whole = new ByteArrayOutputStream(message.length + front.length());
            whole.writeBytes(front.getBytes(StandardCharsets.UTF_8));
            whole.write(message, 1, message.length - 1);
            return whole.toByteArray();
        }
    }

    /** As it comes when a message is too large. */
    record Small(Payload whole) implements Payload {
        @Override
        public ObjectNode json() {
            return Notification.withoutPayload(whole.json());
        }
    }
}
