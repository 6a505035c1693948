package sandbox.orderflow;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import sandbox.http.Request;

/**
 * Parameters of a call, from the query and from a form body alike (reference §1.4); the body wins. The
 * body of an import is a document whatever its content type says.
 */
record Parameters(Map<String, String> values) {

    static Parameters of(Request request) {
        Map<String, String> values = new HashMap<>(request.query());
        if (request.path().endsWith("/importitems.xml")) {
            return new Parameters(values);
        }
        String type = request.headers().getOrDefault("content-type", "application/x-www-form-urlencoded");
        if (request.method().equals("POST") && type.startsWith("application/x-www-form-urlencoded")) {
            addForm(request.text(), values);
        }
        return new Parameters(values);
    }

    Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    String require(String name) {
        return find(name).orElseThrow(() -> ErrorAnswer.badRequest("Parameter '" + name + "' is missing"));
    }

    private static void addForm(String body, Map<String, String> values) {
        for (String pair : body.strip().split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw ErrorAnswer.badRequest("A form parameter is not URL-encoded");
        }
    }
}
