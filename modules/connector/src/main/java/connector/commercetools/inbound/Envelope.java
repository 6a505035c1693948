package connector.commercetools.inbound;

import connector.audit.Storable;
import java.util.Base64;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes the platform's payload out of what a transport wrapped around it: nothing, CloudEvents (reference §1.4; in its
 * binary form the attributes are HTTP headers and the body is the payload itself), a Pub/Sub push (§8), or one in the
 * other.
 */
final class Envelope {

    private final JsonMapper json;

    Envelope(JsonMapper json) {
        this.json = json;
    }

    /** Either. */
    sealed interface Opened {

        record Payload(JsonNode notification) implements Opened {}

        record Unusable(String why) implements Opened {}
    }

    Opened open(byte[] body) {
        JsonNode outer;
        try {
            outer = json.readTree(Storable.json(body));
        } catch (JacksonException unreadable) {
            return new Opened.Unusable(why(unreadable));
        }
        boolean pushed = outer.path("message").isObject() && !outer.has("notificationType");
        return pushed ? base64(outer.path("message").path("data"), "message.data") : payload(outer);
    }

    private Opened payload(JsonNode notification) {
        if (!notification.isObject()) {
            return new Opened.Unusable("one JSON object is expected per request");
        }
        if (!notification.has("specversion")) {
            return new Opened.Payload(notification);
        }
        if (notification.has("data_base64")) {
            return base64(notification.path("data_base64"), "data_base64");
        }
        JsonNode data = notification.path("data");
        return data.isObject()
                ? new Opened.Payload(data)
                : new Opened.Unusable("a CloudEvent without an object in data");
    }

    private Opened base64(JsonNode data, String field) {
        if (!data.isString()) {
            return new Opened.Unusable(field + " is missing");
        }
        try {
            JsonNode inner = json.readTree(Storable.json(Base64.getDecoder().decode(data.asString())));
            return inner.path("specversion").isString() && field.equals("data_base64")
                    ? new Opened.Unusable("a CloudEvent inside a CloudEvent")
                    : payload(inner);
        } catch (IllegalArgumentException _) {
            return new Opened.Unusable(field + " is not base64");
        } catch (JacksonException unreadable) {
            return new Opened.Unusable(field + ": " + why(unreadable));
        }
    }

    /** The parser's own words quote what they stumble over, which may be an address. */
    private static String why(JacksonException unreadable) {
        if (unreadable instanceof StreamConstraintsException) {
            return "JSON nested deeper than " + Json.DEEPEST + " levels, or a text or number that is too long";
        }
        return "not JSON (line " + unreadable.getLocation().getLineNr() + ", column "
                + unreadable.getLocation().getColumnNr() + ")";
    }
}
