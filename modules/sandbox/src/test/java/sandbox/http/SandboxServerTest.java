package sandbox.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sandbox.faults.Fault;
import sandbox.faults.FaultDial;

class SandboxServerTest {

    private final FaultDial dial = new FaultDial(1);
    private final Queue<Request> handled = new ConcurrentLinkedQueue<>();
    private final SandboxServer server = SandboxServer.start(
            0,
            request -> {
                handled.add(request);
                return Response.xml(200, "<done>" + "x".repeat(100) + "</done>");
            },
            dial);
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aRequestArrivesAsItWasSent() throws Exception {
        String body = "\u00fc".repeat(300_000);
        client.send(
                HttpRequest.newBuilder(server.url().resolve("/a/b.xml?from=2026-03-02+09%3A00%3A00&x=1%2B1"))
                        .header("Channel", "web")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());

        assertThat(handled).singleElement().satisfies(request -> {
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.path()).isEqualTo("/a/b.xml");
            assertThat(request.query()).isEqualTo(Map.of("from", "2026-03-02 09:00:00", "x", "1+1"));
            assertThat(request.header("channel")).isEqualTo("web");
            assertThat(request.text()).isEqualTo(body);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "SERVER_ERROR, 500, 0, Internal Server Error",
        "SERVER_ERROR_AFTER_COMMIT, 500, 1, Internal Server Error",
        "HTML_ERROR_PAGE, 200, 0, <h2>ERROR</h2>",
        "ERROR_DOCUMENT, 200, 0, <error><exception>rtd.exceptions",
        "UNAVAILABLE, 503, 0, Unavailable",
    })
    void aSpoiledAnswerSaysNothingAboutWhatHappened(Fault fault, int status, int happened, String words)
            throws Exception {
        dial.next(fault, request -> true);

        HttpResponse<String> answer = call("/x", Duration.ofSeconds(5));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains(words);
        assertThat(handled).hasSize(happened);
        assertThat(dial.injected()).isEqualTo(Map.of(fault, 1));
        assertThat(call("/x", Duration.ofSeconds(5)).body()).startsWith("<done>");
    }

    @Test
    void anEmptyBodyIsAGoodStatusAndNothingElse() throws Exception {
        dial.next(Fault.EMPTY_BODY, request -> true);

        HttpResponse<String> answer = call("/x", Duration.ofSeconds(5));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(handled).hasSize(1);
    }

    @Test
    void aSlowBodyDripsButArrivesWhole() throws Exception {
        dial.silence(Duration.ofMillis(400));
        dial.next(Fault.SLOW_BODY, request -> true);
        long start = System.nanoTime();

        HttpResponse<String> answer = call("/x", Duration.ofSeconds(5));

        assertThat(answer.body()).hasSize(100 + "<done></done>".length());
        assertThat(System.nanoTime() - start)
                .isGreaterThan(Duration.ofMillis(300).toNanos());
        assertThat(handled).hasSize(1);
    }

    @Test
    void aSystemThatIsFarAwayTakesItsTimeForEverythingButSteering() throws Exception {
        dial.answerTime(Duration.ofSeconds(2));
        long start = System.nanoTime();
        call("/sandbox/x", Duration.ofSeconds(1));
        call("/x", Duration.ofSeconds(10));

        assertThat(System.nanoTime() - start)
                .isGreaterThanOrEqualTo(Duration.ofSeconds(2).toNanos());
        assertThat(dial.total()).as("that is no fault").isZero();
    }

    @Test
    void aResetIsARealResetAfterTheRequestTookEffect() throws Exception {
        dial.next(Fault.CONNECTION_RESET, request -> true);

        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            ask(socket);
            InputStream in = socket.getInputStream();
            assertThatThrownBy(in::read).isInstanceOf(SocketException.class).hasMessageContaining("reset");
        }
        assertThat(handled).hasSize(1);
    }

    @Test
    void aTimeOutKeepsSilentThenClosesWithoutAnAnswer() throws Exception {
        dial.silence(Duration.ofMillis(300));
        dial.next(Fault.TIMEOUT_AFTER_COMMIT, request -> true);
        long start = System.nanoTime();

        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            ask(socket);
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(System.nanoTime() - start)
                .isGreaterThan(Duration.ofMillis(290).toNanos());
        assertThat(handled).hasSize(1);
    }

    @Test
    void aClientMeetsTheSilenceAsATimeOut() {
        dial.silence(Duration.ofSeconds(20));
        dial.next(Fault.TIMEOUT_AFTER_COMMIT, request -> true);

        assertThatThrownBy(() -> call("/x", Duration.ofSeconds(1))).isInstanceOf(HttpTimeoutException.class);
        assertThat(handled).hasSize(1);
    }

    @Test
    void aShareHitsAboutThatManyAndSteeringIsNeverHit() throws Exception {
        dial.draw(0.3, List.of(Fault.UNAVAILABLE, Fault.ERROR_DOCUMENT), request -> true);
        int spoiled = 0;
        for (int number = 0; number < 300; number++) {
            spoiled += call("/x", Duration.ofSeconds(5)).body().startsWith("<done>") ? 0 : 1;
            assertThat(call("/sandbox/x", Duration.ofSeconds(5)).body()).startsWith("<done>");
        }

        assertThat(spoiled).isBetween(60, 120).isEqualTo(dial.total());
        assertThat(dial.injected().keySet()).containsExactlyInAnyOrder(Fault.UNAVAILABLE, Fault.ERROR_DOCUMENT);
        dial.off();
        assertThat(call("/x", Duration.ofSeconds(5)).body()).startsWith("<done>");
    }

    @Test
    void manyClientsAtOnceAreAllServed() throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<HttpResponse<String>>> calls = IntStream.range(0, 500)
                    .mapToObj(number -> threads.submit(() -> call("/x", Duration.ofSeconds(20))))
                    .toList();
            for (Future<HttpResponse<String>> each : calls) {
                assertThat(each.get().statusCode()).isEqualTo(200);
            }
        }
        assertThat(handled).hasSize(500);
    }

    private HttpResponse<String> call(String path, Duration timeout) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(server.url().resolve(path))
                        .timeout(timeout)
                        .build(),
                BodyHandlers.ofString());
    }

    private static void ask(Socket socket) throws IOException {
        socket.getOutputStream()
                .write("POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nok"
                        .getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }
}
