package connector.audit;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.stream.XMLStreamException;
import tools.jackson.core.JacksonException;

/**
 * Takes secrets and personal data out of a trail before anything is kept. One object per trail: a personal value found in
 * one body is also taken out of the free texts of the trail. What cannot be looked into is not kept at all.
 */
final class Redaction {

    private static final int LONGEST_TEXT = 4_000;

    /** What a policy means for names: the same for all trails. */
    record Names(FieldNames fields, HeaderRedaction headers) {

        static Names of(RedactionPolicy policy) {
            return new Names(new FieldNames(policy), new HeaderRedaction(policy));
        }
    }

    private final PersonalValues values = new PersonalValues();
    private final HeaderRedaction headers;
    private final JsonRedaction json;
    private final XmlRedaction xml;
    private final UrlRedaction urls;
    private final PropertiesRedaction properties;

    Redaction(Names names) {
        this(names.fields(), names.headers());
    }

    private Redaction(FieldNames names, HeaderRedaction headers) {
        this.headers = headers;
        json = new JsonRedaction(names, values);
        xml = new XmlRedaction(names, values);
        urls = new UrlRedaction(names, values);
        properties = new PropertiesRedaction(names, values);
    }

    /** First the bodies of all, so that the answers and words of all lose the personal values of all. */
    List<Exchange> exchanges(List<Exchange> exchanges) {
        List<Bodies> bodies = exchanges.stream().map(this::bodies).toList();
        return IntStream.range(0, exchanges.size())
                .mapToObj(i -> kept(exchanges.get(i), bodies.get(i)))
                .toList();
    }

    private record Bodies(byte[] request, byte[] response) {}

    /** After {@link #exchanges}. */
    List<Decision> decisions(List<Decision> decisions) {
        return decisions.stream()
                .map(decision -> new Decision(decision.at(), decision.verdict(), values.scrub(decision.why())))
                .toList();
    }

    private Bodies bodies(Exchange exchange) {
        return new Bodies(
                body(exchange.request(), exchange.requestHeaders()),
                body(exchange.response(), exchange.responseHeaders()));
    }

    private Exchange kept(Exchange old, Bodies bodies) {
        return new Exchange(
                old.at(),
                old.direction(),
                old.system(),
                old.peer(),
                old.method(),
                urls.url(old.url()),
                old.status(),
                old.duration(),
                old.attempt(),
                headers.redact(old.requestHeaders()),
                bodies.request(),
                headers.redact(old.responseHeaders()),
                scrubbed(bodies.response()),
                old.failure(),
                values.scrubOrNull(old.failureWords()));
    }

    private byte[] scrubbed(byte[] body) {
        return body.length == 0 ? body : bytes(values.scrub(new String(body, StandardCharsets.UTF_8)));
    }

    private byte[] body(byte[] body, Map<String, String> headers) {
        String type = contentType(headers);
        char first = firstOf(body);
        try {
            if (body.length == 0) {
                return body;
            } else if (first == '{' || first == '[' || first == '"') {
                return json.redact(body);
            } else if (type.contains("form-urlencoded")) {
                return bytes(urls.form(new String(body, StandardCharsets.UTF_8)));
            } else if (first == '<' && !html(body)) {
                return xml.redact(body);
            }
            return text(body, type);
        } catch (JacksonException | XMLStreamException e) {
            return bytes(Unreadable.of(body.length));
        }
    }

    /** Error pages and one-line answers of gateways say what went wrong; anything longer or declared otherwise does not. */
    private byte[] text(byte[] body, String type) {
        String text = new String(body, StandardCharsets.UTF_8);
        boolean plain = (type.isEmpty() || type.startsWith("text/")) && text.indexOf('{') < 0;
        return (plain || html(body)) && text.length() <= LONGEST_TEXT && text.indexOf('\uFFFD') < 0
                ? bytes(properties.redact(text))
                : bytes(Unreadable.of(body.length));
    }

    private static boolean html(byte[] body) {
        String start = new String(body, 0, Math.min(body.length, 100), StandardCharsets.UTF_8)
                .strip()
                .toLowerCase(Locale.ROOT);
        return start.startsWith("<!doctype html") || start.startsWith("<html");
    }

    private static String contentType(Map<String, String> headers) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("content-type"))
                .map(header -> header.getValue().toLowerCase(Locale.ROOT))
                .findFirst()
                .orElse("");
    }

    /** The first character that is neither white space nor part of a byte order mark. */
    private static char firstOf(byte[] body) {
        for (byte b : body) {
            if (b > ' ') {
                return (char) b;
            }
        }
        return ' ';
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
