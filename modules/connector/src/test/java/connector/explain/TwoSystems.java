package connector.explain;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A commercetools with a few orders and an OrderFlow, over real HTTP. They remember whatever they are asked. */
final class TwoSystems implements AutoCloseable {

    static final String CHANNEL = "{\"id\":\"channel-1\",\"version\":1,\"key\":\"orderflow\"}";

    /** {@code GET /shop/orders/…}; the token is not counted. */
    final List<String> shopAsked = new CopyOnWriteArrayList<>();

    final List<String> warehouseAsked = new CopyOnWriteArrayList<>();
    final Map<String, String> orders = new TreeMap<>();
    String channels = CHANNEL;
    private final HttpServer shop = server(this::shop);
    private final HttpServer warehouse = server(this::warehouse);

    private interface Answering {
        void answer(HttpExchange exchange) throws IOException;
    }

    private static HttpServer server(Answering answering) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", answering::answer);
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String shopUrl() {
        return "http://127.0.0.1:" + shop.getAddress().getPort();
    }

    String warehouseUrl() {
        return "http://127.0.0.1:" + warehouse.getAddress().getPort() + "/web/";
    }

    /** @param json as commercetools answers with it */
    void has(String id, String number, String json) {
        orders.put("/shop/orders/" + id, json);
        orders.put("/shop/orders/order-number=" + number, json);
    }

    private void shop(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/oauth/token")) {
            send(exchange, 200, "{\"access_token\":\"t\",\"expires_in\":172800,\"token_type\":\"Bearer\"}");
            return;
        }
        shopAsked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        if (orders.containsKey(path)) {
            send(exchange, 200, orders.get(path));
        } else if (path.equals("/shop/channels")) {
            send(exchange, 200, "{\"limit\":1,\"offset\":0,\"count\":1,\"results\":[" + channels + "]}");
        } else {
            send(exchange, 404, "{\"statusCode\":404,\"message\":\"nothing here\",\"errors\":[]}");
        }
    }

    private void warehouse(HttpExchange exchange) throws IOException {
        warehouseAsked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        send(exchange, 500, "nobody asked for this");
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        exchange.getRequestBody().readAllBytes();
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        shop.stop(0);
        warehouse.stop(0);
    }
}
