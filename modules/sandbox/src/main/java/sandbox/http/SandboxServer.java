package sandbox.http;

import io.undertow.Undertow;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.ServerConnection;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
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

/**
 * An HTTP server on the loopback address; every request passes the fault dial, except those
 * that steer the stand-in itself.
 */
public final class SandboxServer implements AutoCloseable {

    private static final Response SERVER_ERROR =
            Response.of(500, "text/html", "<html><body>Internal Server Error</body></html>");
    private static final Response GATEWAY_TIMEOUT = Response.of(504, "text/plain", "Gateway Timeout");
    private static final Response UNAVAILABLE = Response.of(503, "text/plain", "Service Unavailable");
    private static final Response ERROR_PAGE = Response.of(
            200,
            "text/html",
            "<html><head><title>Error</title></head><body><h2>ERROR</h2><p>The request could not be processed.</p></body></html>");
    private static final Response ERROR_DOCUMENT = Response.xml(
            200,
            "<error><exception>rtd.exceptions.SystemException</exception>"
                    + "<message>The request could not be processed.</message></error>");

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
                .setWorkerThreads(2)
                .setHandler(this::receive)
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

    /** The body is read without blocking: a blocking read would open a selector for every virtual thread. */
    private void receive(HttpServerExchange exchange) {
        exchange.getRequestReceiver()
                .receiveFullBytes((whole, body) -> whole.dispatch(threads, each -> serve(each, body)));
    }

    private void serve(HttpServerExchange exchange, byte[] body) throws IOException {
        Request request = read(exchange, body);
        boolean steers = handler.steers(request);
        Optional<Fault> fault = steers ? Optional.empty() : dial.meet(request);
        if (!steers && dial.answerTime().isPositive()) {
            pause(dial.answerTime());
        }
        if (fault.isEmpty()) {
            send(exchange, handler.handle(request));
        } else {
            spoil(exchange, request, fault.get());
        }
    }

    private void spoil(HttpServerExchange exchange, Request request, Fault fault) throws IOException {
        switch (fault) {
            case SERVER_ERROR -> send(exchange, SERVER_ERROR);
            case UNAVAILABLE -> send(exchange, UNAVAILABLE);
            case HTML_ERROR_PAGE -> send(exchange, ERROR_PAGE);
            case ERROR_DOCUMENT -> send(exchange, ERROR_DOCUMENT);
            case SERVER_ERROR_AFTER_COMMIT -> {
                handler.handle(request);
                send(exchange, SERVER_ERROR);
            }
            case GATEWAY_TIMEOUT_AFTER_COMMIT -> {
                handler.handle(request);
                send(exchange, GATEWAY_TIMEOUT);
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
                reset(exchange.getConnection());
            }
            case SLOW_BODY -> drip(exchange, handler.handle(request));
        }
    }

    private static Request read(HttpServerExchange exchange, byte[] body) {
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
                exchange.getRequestMethod().toString(), exchange.getRequestPath(), query, queryValues, headers, body);
    }

    private static void send(HttpServerExchange exchange, Response response) {
        head(exchange, response);
        exchange.getResponseSender().send(ByteBuffer.wrap(response.body()));
    }

    private static void head(HttpServerExchange exchange, Response response) {
        exchange.setStatusCode(response.status());
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, response.contentType());
        response.headers()
                .forEach((name, value) -> exchange.getResponseHeaders().put(new HttpString(name), value));
    }

    /** Closing with this option set sends RST instead of FIN: the client sees a reset, not an end. */
    private static void reset(ServerConnection connection) throws IOException {
        connection.setOption(Options.CLOSE_ABORT, true);
        connection.close();
    }

    private void drip(HttpServerExchange exchange, Response response) throws IOException {
        exchange.startBlocking();
        head(exchange, response);
        exchange.setResponseContentLength(response.body().length);
        int pieces = Math.clamp(response.body().length, 1, 10);
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
