package sandbox.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** An answer of a stand-in. */
public record Response(int status, String contentType, byte[] body, Map<String, String> headers) {

    public static Response json(int status, String body) {
        return of(status, "application/json; charset=utf-8", body);
    }

    public static Response xml(int status, String body) {
        return of(status, "application/xml; charset=UTF-8", body);
    }

    public static Response of(int status, String contentType, String body) {
        return new Response(status, contentType, body.getBytes(StandardCharsets.UTF_8), Map.of());
    }
}
