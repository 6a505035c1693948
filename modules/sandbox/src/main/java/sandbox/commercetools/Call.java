package sandbox.commercetools;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sandbox.commercetools.wire.ApiError;
import sandbox.commercetools.wire.Json;
import sandbox.http.Request;
import tools.jackson.databind.node.ObjectNode;

/**
 * One authorised call.
 *
 * @param path what follows the resource's name, e.g. {@code ["order-number=10042"]}
 * @param clientId of the API client that calls
 */
record Call(Request request, List<String> path, String clientId) {

    boolean get() {
        return request.method().equals("GET");
    }

    boolean post() {
        return request.method().equals("POST");
    }

    boolean delete() {
        return request.method().equals("DELETE");
    }

    /** The version that a deletion is for. */
    long version() {
        String version = request.query().getOrDefault("version", "");
        if (!version.matches("\\d{1,18}")) {
            throw ApiError.invalidInput("Malformed parameter: version: Missing required value.");
        }
        return Long.parseLong(version);
    }

    ObjectNode body() {
        return Json.read(request.body());
    }

    /** The single path element, or null for the collection itself. */
    @Nullable
    String element() {
        if (path.size() > 1) {
            throw ApiError.notFound("The path '" + request.path() + "'");
        }
        return path.isEmpty() ? null : path.getFirst();
    }

    /** The same call, addressed to the collection its first path element names. */
    Call below() {
        return new Call(request, path.subList(1, path.size()), clientId);
    }

    static @Nullable String after(String prefix, String element) {
        return element.startsWith(prefix) ? element.substring(prefix.length()) : null;
    }
}
