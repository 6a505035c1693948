package connector.orderflow.doubles;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** An OrderFlow on loopback that says what it was told to say and remembers what it was asked. */
public final class ScriptedOrderFlow implements AutoCloseable {

    /** What was asked. */
    public record Asked(
            String method, String path, Map<String, String> query, Map<String, String> headers, String body) {}

    /** What to answer; status 0 closes the connection without an answer. */
    public record Told(int status, String body, Map<String, String> headers) {

        public static Told ok(String body) {
            return new Told(200, body, Map.of());
        }
    }

    private final HttpServer server;
    private final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());
    private final ConcurrentLinkedDeque<Told> script = new ConcurrentLinkedDeque<>();
    private volatile Function<Asked, Told> otherwise = _ -> Told.ok("");

    public ScriptedOrderFlow() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    public URI baseUrl() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/host/web");
    }

    /** The next answers, one call after the other. */
    public void says(Told... answers) {
        script.addAll(Arrays.asList(answers));
    }

    /** The answer to all calls the script has none for. */
    public void always(Function<Asked, Told> answer) {
        otherwise = answer;
    }

    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    private void answer(HttpExchange exchange) throws IOException {
        Asked call = read(exchange);
        asked.add(call);
        Told scripted = script.poll();
        Told told = scripted == null ? otherwise.apply(call) : scripted;
        if (told.status() == 0) {
            exchange.close();
            return;
        }
        byte[] body = told.body().getBytes(StandardCharsets.UTF_8);
        told.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(told.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static Asked read(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), values.getFirst()));
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        URI uri = exchange.getRequestURI();
        return new Asked(exchange.getRequestMethod(), uri.getPath(), query(uri), headers, body);
    }

    private static Map<String, String> query(URI uri) {
        Map<String, String> query = new LinkedHashMap<>();
        if (uri.getRawQuery() != null) {
            for (String pair : uri.getRawQuery().split("&")) {
                String[] sides = pair.split("=", 2);
                query.put(sides[0], URLDecoder.decode(sides[1], StandardCharsets.UTF_8));
            }
        }
        return query;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
