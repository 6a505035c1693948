package sandbox.http;

import io.undertow.Undertow;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.xnio.Options;
import sandbox.faults.Fault;
import sandbox.faults.FaultDial;

/** An HTTP server on the loopback address; every request passes the fault dial. */
public final class SandboxServer implements AutoCloseable {

    private static final byte[] ERROR_PAGE =
            "<html><head><title>Error</title></head><body><h2>ERROR</h2><p>The request could not be processed.</p></body></html>"
                    .getBytes(StandardCharsets.UTF_8);

    private final Undertow undertow;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Handler handler;
    private final FaultDial dial;

    private SandboxServer(int port, Handler handler, FaultDial dial) {
        this.handler = handler;
        this.dial = dial;
        undertow = Undertow.builder()
                .addHttpListener(port, "127.0.0.1")
                .setIoThreads(2)
                .setSocketOption(Options.CLOSE_ABORT, true)
                .setHandler(exchange -> exchange.dispatch(threads, this::serve))
                .build();
    }

    /** @param port 0 for any free one */
    public static SandboxServer start(int port, Handler handler, FaultDial dial) {
        SandboxServer server = new SandboxServer(port, handler, dial);
        server.undertow.start();
        return server;
    }

    public int port() {
        return ((InetSocketAddress) undertow.getListenerInfo().getFirst().getAddress()).getPort();
    }

    /** Base URL without a trailing slash. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + port());
    }

    @Override
    public void close() {
        undertow.stop();
        threads.shutdownNow();
    }

    private void serve(HttpServerExchange exchange) throws IOException {
        exchange.startBlocking();
        Request request = read(exchange);
        Optional<Fault> fault = dial.meet(request);
        if (fault.isEmpty()) {
            send(exchange, handler.handle(request));
            return;
        }
        switch (fault.get()) {
            case SERVER_ERROR ->
                send(exchange, Response.of(500, "text/html", "<html><body>Internal Server Error</body></html>"));
            case UNAVAILABLE -> send(exchange, Response.of(503, "text/plain", "Service Unavailable"));
            case HTML_ERROR_PAGE -> send(exchange, new Response(200, "text/html", ERROR_PAGE, Map.of()));
            case SERVER_ERROR_AFTER_COMMIT -> {
                handler.handle(request);
                send(exchange, Response.of(500, "text/html", "<html><body>Internal Server Error</body></html>"));
            }
            case EMPTY_BODY -> {
                Response answer = handler.handle(request);
                send(exchange, new Response(200, answer.contentType(), new byte[0], Map.of()));
            }
            case TIMEOUT_AFTER_COMMIT -> {
                handler.handle(request);
                pause(dial.silence());
                exchange.getConnection().close();
            }
            case CONNECTION_RESET -> {
                handler.handle(request);
                exchange.getConnection().close();
            }
            case SLOW_BODY -> drip(exchange, handler.handle(request));
        }
    }

    private static Request read(HttpServerExchange exchange) throws IOException {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach(values ->
                        headers.put(values.getHeaderName().toString().toLowerCase(Locale.ROOT), values.getFirst()));
        Map<String, String> query = new HashMap<>();
        Map<String, List<String>> queryValues = new HashMap<>();
        exchange.getQueryParameters().forEach((name, values) -> {
            query.put(name, values.getLast());
            queryValues.put(name, List.copyOf(values));
        });
        return new Request(
                exchange.getRequestMethod().toString(),
                exchange.getRequestPath(),
                query,
                queryValues,
                headers,
                exchange.getInputStream().readAllBytes());
    }

    private static void send(HttpServerExchange exchange, Response response) {
        exchange.setStatusCode(response.status());
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, response.contentType());
        response.headers()
                .forEach((name, value) -> exchange.getResponseHeaders().put(new HttpString(name), value));
        exchange.getResponseSender().send(ByteBuffer.wrap(response.body()));
    }

    private void drip(HttpServerExchange exchange, Response response) throws IOException {
        exchange.setStatusCode(response.status());
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, response.contentType());
        exchange.setResponseContentLength(response.body().length);
        int pieces = Math.min(10, Math.max(1, response.body().length));
        int size = (response.body().length + pieces - 1) / pieces;
        for (int from = 0; from < response.body().length; from += size) {
            exchange.getOutputStream().write(response.body(), from, Math.min(size, response.body().length - from));
            exchange.getOutputStream().flush();
            pause(dial.silence().dividedBy(pieces));
        }
        exchange.endExchange();
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
