package sandbox.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request as a stand-in sees it.
 *
 * @param path without query string
 * @param query last value wins
 * @param queryValues all values in their order: commercetools repeats {@code where} and {@code sort}
 * @param headers names in lower case
 */
public record Request(
        String method,
        String path,
        Map<String, String> query,
        Map<String, List<String>> queryValues,
        Map<String, String> headers,
        byte[] body) {

    /** A request whose query names each occur once. */
    public Request(String method, String path, Map<String, String> query, Map<String, String> headers, byte[] body) {
        this(method, path, query, single(query), headers, body);
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    public @Nullable String header(String lowerCaseName) {
        return headers.get(lowerCaseName);
    }

    private static Map<String, List<String>> single(Map<String, String> query) {
        Map<String, List<String>> values = new TreeMap<>();
        query.forEach((name, value) -> values.put(name, List.of(value)));
        return values;
    }
}
