package sandbox.commercetools;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import sandbox.commercetools.wire.Json;
import tools.jackson.databind.node.ObjectNode;

/** A client of the stand-in that shares no code with it but the JSON reader. */
final class Http implements AutoCloseable {

    record Answer(int status, ObjectNode body, HttpResponse<byte[]> raw) {
        String code() {
            return body.path("errors").path(0).path("code").asString("");
        }
    }

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI base;
    private String token = "none";

    Http(URI base) {
        this.base = base;
    }

    Http signedIn() {
        Answer answer = grant("sandbox", "sandbox");
        token = answer.body().path("access_token").stringValue();
        return this;
    }

    Answer grant(String id, String secret) {
        String basic = Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
        return send(HttpRequest.newBuilder(base.resolve("/oauth/token"))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                .build());
    }

    Answer get(String path) {
        return send(request(path).GET().build());
    }

    Answer delete(String path) {
        return send(request(path).DELETE().build());
    }

    Answer post(String path, String body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    /** Updates with single quotes for double ones. */
    Answer update(String orderId, long version, String... actions) {
        String body = "{'version':" + version + ",'actions':[" + String.join(",", actions) + "]}";
        return post("/shop/orders/" + orderId, body.replace('\'', '"'));
    }

    Answer query(String resource, String... parameters) {
        StringBuilder query = new StringBuilder();
        for (String parameter : parameters) {
            int equals = parameter.indexOf('=');
            query.append(query.isEmpty() ? "?" : "&")
                    .append(parameter, 0, equals + 1)
                    .append(URLEncoder.encode(parameter.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return get("/shop/" + resource + query);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).header("Authorization", "Bearer " + token);
    }

    Answer send(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), Json.read(response.body()), response);
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
