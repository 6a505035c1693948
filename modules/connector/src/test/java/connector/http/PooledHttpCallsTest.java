package connector.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import connector.audit.Exchange;
import connector.audit.FailureKind;
import connector.audit.Trail;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class PooledHttpCallsTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final String OK = "HTTP/1.1 200 OK\r\n";

    private final PooledHttpCalls calls = PooledHttpCalls.create(2);
    private final Trail trail = new Trail("c-1", "order/shop/1", Clock.fixed(NOON, ZoneOffset.UTC));

    @AfterEach
    void close() {
        calls.close();
    }

    @Test
    void anAnswerComesBackWholeAndTheTrailHasTheExchange() throws IOException {
        try (RawServer server = new RawServer((socket, out) -> RawServer.write(
                out, "HTTP/1.1 409 Conflict\r\nX-One: a\r\nX-One: b\r\n", "{\"errors\":[]}".getBytes(UTF_8)))) {
            HttpAnswer answer = send(server.uri("/orders/1"), Duration.ofSeconds(5));

            assertThat(answer).isInstanceOfSatisfying(HttpAnswer.Received.class, received -> {
                assertThat(received.status()).isEqualTo(409);
                assertThat(received.headers()).containsEntry("x-one", "a, b");
                assertThat(received.body()).asString(UTF_8).isEqualTo("{\"errors\":[]}");
            });
            assertThat(server.requests.getFirst())
                    .startsWith("POST /orders/1 HTTP/1.1")
                    .contains("Accept-Encoding: gzip\n")
                    .contains("X-Correlation-ID: c-1");
            Exchange exchange = trail.exchanges().getFirst();
            assertThat(exchange.at()).isEqualTo(NOON);
            assertThat(exchange.direction()).isEqualTo(Exchange.Direction.OUTBOUND);
            assertThat(exchange.system()).isEqualTo(Exchange.System.ORDERFLOW);
            assertThat(exchange.peer()).isEqualTo("leeds");
            assertThat(exchange.status()).isEqualTo(409);
            assertThat(exchange.attempt()).isEqualTo(3);
            assertThat(exchange.request()).asString(UTF_8).isEqualTo("sent");
            assertThat(exchange.response()).asString(UTF_8).isEqualTo("{\"errors\":[]}");
            assertThat(exchange.failure()).isNull();
        }
    }

    @Test
    void aPackedAnswerIsUnpacked() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write("unpacked".getBytes(UTF_8));
        }
        try (RawServer server = new RawServer(
                (socket, out) -> RawServer.write(out, OK + "Content-Encoding: gzip\r\n", packed.toByteArray()))) {
            assertThat(body(send(server.uri("/"), Duration.ofSeconds(5)))).isEqualTo("unpacked");
        }
    }

    @Test
    void nobodyListensSoNothingWasSent() throws IOException {
        URI nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/?secret=5");
        }

        HttpAnswer answer = send(nobody, Duration.ofSeconds(5));

        assertThat(answer).isInstanceOfSatisfying(HttpAnswer.NoAnswer.class, none -> {
            assertThat(none.sent()).isFalse();
            assertThat(none.why()).startsWith("No connection to 127.0.0.1").doesNotContain("secret");
        });
        assertThat(trail.exchanges().getFirst().failure()).isEqualTo(FailureKind.NO_ANSWER);
        assertThat(trail.exchanges().getFirst().status()).isZero();
        assertThat(trail.exchanges().getFirst().failureWords()).startsWith("No connection");
    }

    @Test
    void aHostThatDoesNotExistIsNotSentTo() {
        HttpAnswer answer = send(URI.create("http://warehouse.invalid/"), Duration.ofSeconds(5));

        assertThat(answer).isInstanceOfSatisfying(HttpAnswer.NoAnswer.class, none -> {
            assertThat(none.sent()).isFalse();
            assertThat(none.why()).isEqualTo("No connection to warehouse.invalid (unknown host)");
        });
    }

    @Test
    void silenceEndsAtTheTimeout() throws IOException {
        CountDownLatch never = new CountDownLatch(1);
        try (RawServer server = new RawServer((socket, out) -> never.await())) {
            assertTimesOut(server);
        }
    }

    @Test
    void aBodyThatDripsForEverEndsAtTheTimeout() throws IOException {
        try (RawServer server = new RawServer((socket, out) -> {
            out.write((OK + "Content-Length: 100000\r\n\r\n").getBytes(UTF_8));
            while (true) {
                out.write('.');
                out.flush();
                Thread.sleep(20);
            }
        })) {
            assertTimesOut(server);
        }
    }

    @Test
    void headersThatDripForEverEndAtTheTimeout() throws IOException {
        try (RawServer server = new RawServer((socket, out) -> {
            out.write((OK + "X-Slow: ").getBytes(UTF_8));
            while (true) {
                out.write('.');
                out.flush();
                Thread.sleep(20);
            }
        })) {
            assertTimesOut(server);
        }
    }

    @Test
    void aResetConnectionMayHaveBeenSent() throws IOException {
        try (RawServer server = new RawServer((socket, out) -> {
            socket.setSoLinger(true, 0);
            socket.close();
        })) {
            assertThat(send(server.uri("/"), Duration.ofSeconds(5)))
                    .isInstanceOfSatisfying(
                            HttpAnswer.NoAnswer.class,
                            none -> assertThat(none.sent()).isTrue());
            assertThat(server.requests).as("not repeated").hasSize(1);
        }
    }

    @Test
    void aBodyThatEndsEarlyIsNoAnswer() throws IOException {
        try (RawServer server = new RawServer((socket, out) -> {
            out.write((OK + "Content-Length: 100\r\n\r\nhalf").getBytes(UTF_8));
            socket.close();
        })) {
            assertThat(send(server.uri("/"), Duration.ofSeconds(5))).isInstanceOf(HttpAnswer.NoAnswer.class);
        }
    }

    @Test
    void anAnswerWithoutEndIsGivenUp() throws IOException {
        byte[] chunk = new byte[64 * 1024];
        try (RawServer server = new RawServer((socket, out) -> {
            out.write((OK + "Connection: close\r\n\r\n").getBytes(UTF_8));
            while (true) {
                out.write(chunk);
            }
        })) {
            assertThat(send(server.uri("/"), Duration.ofSeconds(15)))
                    .isInstanceOfSatisfying(
                            HttpAnswer.TooLarge.class,
                            tooLarge -> assertThat(tooLarge.why()).contains("17825792"));
        }
    }

    /** To ask for less may help, so it is told from an answer that never came. */
    @Test
    void anAnswerThatIsTooLargeSaysSoAndIsOnRecord() throws IOException {
        try (RawServer server = new RawServer((socket, out) -> RawServer.write(out, OK, new byte[1_001]));
                PooledHttpCalls small = PooledHttpCalls.create(1, 1_000)) {
            HttpAnswer answer = trail.follow(() -> small.send(call(server.uri("/"), Duration.ofSeconds(5))));
            assertThat(answer)
                    .isInstanceOfSatisfying(
                            HttpAnswer.TooLarge.class,
                            tooLarge -> assertThat(tooLarge.status()).isEqualTo(200));
            Exchange exchange = trail.exchanges().getFirst();
            assertThat(exchange.status()).isEqualTo(200);
            assertThat(exchange.failure()).isEqualTo(FailureKind.BROKEN_ANSWER);
            assertThat(exchange.failureWords()).contains("1000 bytes");
        }
    }

    @Test
    void anAnswerOfAnyLengthIsReadAsItComes() throws IOException {
        byte[] body = new byte[100_000];
        Arrays.fill(body, (byte) 'x');
        try (RawServer server = new RawServer((socket, out) -> RawServer.write(out, OK, body));
                PooledHttpCalls small = PooledHttpCalls.create(1, 1_000)) {
            AtomicLong read = new AtomicLong();
            HttpAnswer answer = trail.follow(() -> small.send(
                    call(server.uri("/"), Duration.ofSeconds(5)),
                    stream -> read.set(stream.transferTo(OutputStream.nullOutputStream()))));
            assertThat(read).hasValue(100_000);
            assertThat(answer)
                    .isInstanceOfSatisfying(
                            HttpAnswer.Received.class,
                            received -> assertThat(received.body()).hasSizeBetween(1, 20_000));
            assertThat(trail.exchanges().getFirst().response()).hasSizeBetween(1, 20_000);
        }
    }

    @Test
    void aLongAnswerThatBreaksOffIsNoAnswer() throws IOException {
        try (RawServer server = new RawServer((socket, out) -> {
            out.write((OK + "Content-Length: 100000\r\n\r\nhalf").getBytes(UTF_8));
            socket.close();
        })) {
            HttpAnswer answer = calls.send(
                    call(server.uri("/"), Duration.ofSeconds(5)),
                    stream -> stream.transferTo(OutputStream.nullOutputStream()));
            assertThat(answer).isInstanceOf(HttpAnswer.NoAnswer.class);
        }
    }

    /** What is no good answer has no list in it. */
    @Test
    void aRefusalPassesNoReader() throws IOException {
        try (RawServer server = new RawServer(
                (socket, out) -> RawServer.write(out, "HTTP/1.1 404 Not Found\r\n", "nothing".getBytes(UTF_8)))) {
            HttpAnswer answer = calls.send(call(server.uri("/"), Duration.ofSeconds(5)), stream -> {
                throw new IOException("read");
            });
            assertThat(body(answer)).isEqualTo("nothing");
        }
    }

    @Test
    void aRedirectIsAnAnswerAndACookieIsForgotten() throws IOException {
        try (RawServer server = new RawServer((socket, out) -> RawServer.write(
                out, "HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nSet-Cookie: a=b\r\n", new byte[0]))) {
            send(server.uri("/"), Duration.ofSeconds(5));
            HttpAnswer answer = send(server.uri("/"), Duration.ofSeconds(5));

            assertThat(answer)
                    .isInstanceOfSatisfying(
                            HttpAnswer.Received.class,
                            received -> assertThat(received.status()).isEqualTo(302));
            assertThat(server.requests).hasSize(2).noneMatch(request -> request.contains("Cookie"));
            assertThat(server.connections).as("kept alive").hasSize(1);
        }
    }

    @Test
    void aConnectionTheServerClosedMeanwhileIsNotUsedAgain() throws Exception {
        try (RawServer server = new RawServer((socket, out) -> {
            RawServer.write(out, OK, "one".getBytes(UTF_8));
            socket.close();
        })) {
            assertThat(body(send(server.uri("/"), Duration.ofSeconds(5)))).isEqualTo("one");
            Thread.sleep(600);

            assertThat(body(send(server.uri("/"), Duration.ofSeconds(5)))).isEqualTo("one");
        }
    }

    @Test
    void waitingForAFreeConnectionIsPartOfTheTimeoutAndSendsNothing() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (PooledHttpCalls narrow = PooledHttpCalls.create(1);
                RawServer server = new RawServer((socket, out) -> never.await())) {
            Thread first =
                    Thread.ofVirtual().start(() -> narrow.send(call(server.uri("/first"), Duration.ofSeconds(3))));
            while (server.requests.isEmpty()) {
                Thread.onSpinWait();
            }

            HttpAnswer second = narrow.send(call(server.uri("/second"), Duration.ofMillis(300)));

            assertThat(second)
                    .isInstanceOfSatisfying(
                            HttpAnswer.NoAnswer.class,
                            none -> assertThat(none.sent()).isFalse());
            first.join();
            assertThat(server.requests).hasSize(1);
        }
    }

    private void assertTimesOut(RawServer server) {
        long start = System.nanoTime();
        HttpAnswer answer = send(server.uri("/"), Duration.ofMillis(400));

        assertThat(answer).isInstanceOfSatisfying(HttpAnswer.NoAnswer.class, none -> {
            assertThat(none.sent()).isTrue();
            assertThat(none.why()).endsWith("within 400 ms");
        });
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    }

    private HttpAnswer send(URI uri, Duration timeout) {
        return trail.follow(() -> calls.send(call(uri, timeout)));
    }

    private static HttpCall call(URI uri, Duration timeout) {
        return new HttpCall(
                Exchange.System.ORDERFLOW,
                "leeds",
                "POST",
                uri,
                Map.of("X-Correlation-ID", "c-1"),
                "sent".getBytes(UTF_8),
                timeout,
                3);
    }

    private static String body(HttpAnswer answer) {
        return answer instanceof HttpAnswer.Received received ? new String(received.body(), UTF_8) : answer.toString();
    }
}
