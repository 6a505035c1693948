package connector.audit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Copies JSON without its secrets and personal data, as a stream and not as a tree. */
final class JsonRedaction {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int DEEPEST_PACKING = 4;

    private final FieldNames names;
    private final PersonalValues values;
    private int packing;

    JsonRedaction(FieldNames names, PersonalValues values) {
        this.names = names;
        this.values = values;
    }

    /** @throws JacksonException when this is no JSON */
    byte[] redact(byte[] body) {
        ByteArrayOutputStream copy = new ByteArrayOutputStream(body.length);
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), body);
                JsonGenerator generator = JSON.createGenerator(ObjectWriteContext.empty(), copy)) {
            while (parser.nextToken() != null) {
                value(parser, generator, false);
            }
        }
        return copy.toByteArray();
    }

    private void value(JsonParser parser, JsonGenerator generator, boolean address) {
        switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, generator, address);
            case START_ARRAY -> array(parser, generator, address);
            case VALUE_STRING -> generator.writeString(unpacked(parser.getString()));
            case VALUE_NUMBER_FLOAT -> generator.writeNumber(parser.getString());
            case END_OBJECT,
                    END_ARRAY,
                    PROPERTY_NAME,
                    VALUE_NUMBER_INT,
                    VALUE_TRUE,
                    VALUE_FALSE,
                    VALUE_NULL,
                    VALUE_EMBEDDED_OBJECT,
                    NOT_AVAILABLE -> generator.copyCurrentEventExact(parser);
        }
    }

    private void object(JsonParser parser, JsonGenerator generator, boolean address) {
        generator.writeStartObject();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            generator.writeName(name);
            parser.nextToken();
            property(name, parser, generator, address);
        }
        generator.writeEndObject();
    }

    private void array(JsonParser parser, JsonGenerator generator, boolean address) {
        generator.writeStartArray();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (address && parser.currentToken().isScalarValue()) {
                hide(parser, generator);
            } else {
                value(parser, generator, address);
            }
        }
        generator.writeEndArray();
    }

    private void property(String name, JsonParser parser, JsonGenerator generator, boolean address) {
        boolean structure = parser.currentToken().isStructStart();
        if (names.secretInJson(name)) {
            parser.skipChildren();
            generator.writeString(FieldNames.SECRET);
        } else if (names.personal(name) || (address && !names.keptOfAnAddress(name))) {
            hide(parser, generator);
        } else if (names.address(name) && !structure) {
            hide(parser, generator);
        } else {
            value(parser, generator, address || names.address(name));
        }
    }

    /** Null stays null: that a field was empty is no secret, and explains many a refusal. */
    private void hide(JsonParser parser, JsonGenerator generator) {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            generator.writeNull();
            return;
        }
        int depth = 0;
        do {
            depth += parser.currentToken().isStructStart()
                    ? 1
                    : parser.currentToken().isStructEnd() ? -1 : 0;
            if (parser.currentToken() == JsonToken.VALUE_STRING) {
                values.add(parser.getString());
            }
        } while (depth > 0 && parser.nextToken() != null);
        generator.writeString(FieldNames.PERSONAL);
    }

    /** Queues pack JSON into a string, plain (SNS) or Base64 (Pub/Sub, CloudEvents): it is redacted in there, shown plain. */
    private String unpacked(String text) {
        String inner =
                text.startsWith("eyJ") || text.startsWith("eyA") || text.startsWith("ewo") ? decoded(text) : text;
        if (inner.startsWith("{") || inner.startsWith("[{")) {
            return packing < DEEPEST_PACKING ? inner(inner) : Unreadable.of(inner.length());
        }
        return inner;
    }

    private String inner(String json) {
        packing++;
        try {
            return new String(redact(json.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
        } catch (JacksonException e) {
            return Unreadable.of(json.length());
        } finally {
            packing--;
        }
    }

    /** What starts like encoded JSON and cannot be decoded is a signed token. */
    private static String decoded(String text) {
        try {
            return new String(Base64.getMimeDecoder().decode(text), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return FieldNames.SECRET;
        }
    }
}
