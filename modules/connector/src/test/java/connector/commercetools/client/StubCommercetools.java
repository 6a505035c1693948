package connector.commercetools.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** Answers what the test told it to, in that order, and remembers what it was asked. */
final class StubCommercetools implements AutoCloseable {

    record Asked(String method, URI uri, Map<String, List<String>> headers, String body) {

        String header(String name) {
            return headers.getOrDefault(name, List.of()).stream().findFirst().orElse("");
        }
    }

    private record Scripted(int status, String body, Map<String, String> headers) {}

    private static final Scripted HANG_UP = new Scripted(0, "", Map.of());

    final List<Asked> asked = new CopyOnWriteArrayList<>();
    final List<Asked> tokensAsked = new CopyOnWriteArrayList<>();
    final Queue<Integer> tokenStatuses = new ArrayDeque<>();
    volatile long tokenLife = 172_800;

    private final Queue<Scripted> script = new ArrayDeque<>();
    private final HttpServer server;

    StubCommercetools() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::api);
        server.createContext("/oauth/token", this::token);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    StubCommercetools answers(int status, String body) {
        return answers(status, body, Map.of());
    }

    StubCommercetools answers(int status, String body, Map<String, String> headers) {
        script.add(new Scripted(status, body, headers));
        return this;
    }

    StubCommercetools hangsUp() {
        script.add(HANG_UP);
        return this;
    }

    boolean toldEverything() {
        return script.isEmpty();
    }

    private void api(HttpExchange exchange) throws IOException {
        asked.add(seen(exchange));
        Scripted next = script.poll();
        if (next == null) {
            send(exchange, new Scripted(418, "the test did not expect this call", Map.of()));
        } else if (next == HANG_UP) {
            exchange.close();
        } else {
            send(exchange, next);
        }
    }

    private void token(HttpExchange exchange) throws IOException {
        tokensAsked.add(seen(exchange));
        Integer status = tokenStatuses.poll();
        if (status == null) {
            String body = "{\"access_token\":\"token-%d\",\"expires_in\":%d,\"token_type\":\"Bearer\"}"
                    .formatted(tokensAsked.size(), tokenLife);
            send(exchange, new Scripted(200, body, Map.of()));
        } else {
            send(exchange, new Scripted(status, "{\"error\":\"invalid_client\"}", Map.of()));
        }
    }

    private static Asked seen(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        return new Asked(
                exchange.getRequestMethod(), exchange.getRequestURI(), Map.copyOf(exchange.getRequestHeaders()), body);
    }

    private static void send(HttpExchange exchange, Scripted answer) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
