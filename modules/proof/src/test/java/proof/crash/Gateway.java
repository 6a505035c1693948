package proof.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import sandbox.faults.FaultDial;
import sandbox.http.Request;
import sandbox.http.Response;
import sandbox.http.SandboxServer;

/**
 * Stands in front of an HTTP server, passes everything on, remembers every call with its beginning and end, and lets a test
 * step in at exact moments.
 */
final class Gateway implements AutoCloseable {

    private static final Set<String> NOT_PASSED_ON = Set.of(
            "host", "content-length", "connection", "transfer-encoding", "date", "upgrade", "http2-settings", "expect");

    private final String who;
    private final URI behind;
    private final Watch watch;
    private final Queue<Call> calls = new ConcurrentLinkedQueue<>();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final SandboxServer server;

    /** What a test does at the two moments of a call. Both may take their time: the caller waits. */
    interface Watch {

        Watch NOTHING = new Watch() {};

        /** The call is here, it has no effect yet. */
        default void arrived(String who, Request request) {}

        /** It has taken effect, nobody knows the answer yet. */
        default void tookEffect(String who, Request request, int status) {}
    }

    /** @param status 0 when whoever is behind did not answer */
    record Call(String who, Request request, long begunNanos, long endedNanos, int status) {

        boolean overlaps(Call other) {
            return begunNanos < other.endedNanos && other.begunNanos < endedNanos;
        }
    }

    /** @param who asks: the name under which calls are remembered */
    Gateway(String who, URI behind, Watch watch) {
        this.who = who;
        this.behind = behind;
        this.watch = watch;
        server = SandboxServer.start(0, this::handle, new FaultDial(1));
    }

    /** The base URL to use instead of the one behind: same path. */
    URI url() {
        String path = behind.getPath() == null ? "" : behind.getPath();
        return URI.create(server.url() + path);
    }

    /** Every finished call, by its beginning. */
    List<Call> calls() {
        return calls.stream().sorted(Comparator.comparing(Call::begunNanos)).toList();
    }

    @Override
    public void close() {
        server.close();
        http.shutdownNow();
    }

    private Response handle(Request request) {
        long begun = System.nanoTime();
        int status = 0;
        try {
            watch.arrived(who, request);
            HttpResponse<byte[]> answer = http.send(passedOn(request), BodyHandlers.ofByteArray());
            status = answer.statusCode();
            watch.tookEffect(who, request, status);
            return response(answer);
        } catch (IOException gone) {
            return Response.of(502, "text/plain", "nobody answers behind this gateway");
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("closed"));
        } finally {
            calls.add(new Call(who, request, begun, System.nanoTime(), status));
        }
    }

    private HttpRequest passedOn(Request request) {
        String query = request.queryValues().entrySet().stream()
                .flatMap(each -> each.getValue().stream().map(value -> text(each.getKey()) + "=" + text(value)))
                .collect(Collectors.joining("&"));
        URI target = behind.resolve(request.path() + (query.isEmpty() ? "" : "?" + query));
        HttpRequest.Builder builder = HttpRequest.newBuilder(target)
                .timeout(Duration.ofSeconds(30))
                .method(request.method(), BodyPublishers.ofByteArray(request.body()));
        request.headers().forEach((name, value) -> {
            if (!NOT_PASSED_ON.contains(name)) {
                builder.header(name, value);
            }
        });
        return builder.build();
    }

    private static Response response(HttpResponse<byte[]> answer) {
        Map<String, String> headers = new HashMap<>();
        answer.headers().map().forEach((name, values) -> {
            if (!NOT_PASSED_ON.contains(name) && !name.equals("content-type")) {
                headers.put(name, values.getFirst());
            }
        });
        String type = answer.headers().firstValue("content-type").orElse("application/octet-stream");
        return new Response(answer.statusCode(), type, answer.body(), headers);
    }

    private static String text(String raw) {
        return URLEncoder.encode(raw, StandardCharsets.UTF_8);
    }
}
