package sandbox.commercetools;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import sandbox.commercetools.wire.Json;
import sandbox.http.Response;
import tools.jackson.databind.JsonNode;

/** Answers of the API. */
final class Answers {

    private static final String JSON = "application/json; charset=utf-8";

    private Answers() {}

    static Response json(int status, JsonNode body) {
        return new Response(status, JSON, Json.bytes(body), Map.of());
    }

    /** One page of results, each already written as JSON. */
    static Response page(Page page, List<byte[]> results, int total) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        String head = "{\"limit\":" + page.limit() + ",\"offset\":" + page.offset() + ",\"count\":" + results.size()
                + (page.withTotal() ? ",\"total\":" + Math.min(total, Page.MAX_OFFSET) : "") + ",\"results\":[";
        body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        for (int index = 0; index < results.size(); index++) {
            if (index > 0) {
                body.write(',');
            }
            body.writeBytes(results.get(index));
        }
        body.writeBytes(new byte[] {']', '}'});
        return new Response(200, JSON, body.toByteArray(), Map.of());
    }
}
