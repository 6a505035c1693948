package sandbox.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request as a stand-in sees it.
 *
 * @param path without query string
 * @param query last value wins
 * @param headers names in lower case
 */
public record Request(String method, String path, Map<String, String> query, Map<String, String> headers, byte[] body) {

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    public @Nullable String header(String lowerCaseName) {
        return headers.get(lowerCaseName);
    }
}
