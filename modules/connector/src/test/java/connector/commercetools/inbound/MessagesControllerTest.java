package connector.commercetools.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import connector.audit.Exchange;
import connector.audit.Trail;
import connector.commercetools.CommercetoolsSettings;
import connector.commercetools.CommercetoolsSettings.Source;
import connector.workqueue.Lane;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MessagesControllerTest {

    private static final int LIMIT = 4000;
    private static final String NEWS = """
            {"notificationType":"Message","projectKey":"shop","id":"%s","version":1,"sequenceNumber":1,
             "resource":{"typeId":"order","id":"o-1"},"resourceVersion":1,"type":"OrderCreated",
             "resourceUserProvidedIdentifiers":{"orderNumber":"10042"},
             "order":{"customerEmail":"jo@example.com","shippingAddress":{"city":"Nelson"}},
             "createdAt":"2026-11-23T10:00:00.000Z","lastModifiedAt":"2026-11-23T10:00:00.000Z"}""";

    private final HttpClient http = HttpClient.newHttpClient();
    private ConfigurableApplicationContext server;
    private StoredWork stored;
    private int port;

    /** Not a configuration class: a scan of the whole house must not find it. */
    @ImportAutoConfiguration({
        TomcatServletWebServerAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        ErrorMvcAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class,
        JacksonAutoConfiguration.class
    })
    @Import(MessagesController.class)
    static class Receiver {

        @Bean
        StoredWork stored() {
            return new StoredWork();
        }

        @Bean
        Clock clock() {
            return Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC);
        }

        @Bean
        CommercetoolsSettings settings() {
            return MessagesSweepTest.settings(Map.of(
                    "connect", new Source("X-Connector-Secret", "open sesame", LIMIT),
                    "unset", new Source("X-Connector-Secret", "", LIMIT)));
        }
    }

    @BeforeAll
    void start() {
        server = new SpringApplicationBuilder(Receiver.class)
                .properties("server.port=0", "spring.main.banner-mode=off", "logging.level.root=warn")
                .run();
        port = server.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @BeforeEach
    void empty() {
        stored = server.getBean(StoredWork.class);
        stored.clear();
    }

    @Test
    void newsOfAnOrderIsStoredInItsLaneAndThenAcknowledged() throws Exception {
        var answer = deliver("connect", NEWS.formatted("m-1"), "open sesame");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"status\":\"stored\"}");
        assertThat(stored.works).singleElement().satisfies(work -> {
            assertThat(work.lane()).isEqualTo(Lane.ofOrder("shop", "o-1"));
            assertThat(work.kind()).isEqualTo(CommercetoolsSettings.ORDER_NEWS);
            assertThat(work.source()).isEqualTo("commercetools/shop");
            assertThat(work.dedupeKey()).isEqualTo("m-1");
            assertThat(work.headers())
                    .containsEntry("transport", "push/connect")
                    .containsEntry("messageType", "OrderCreated");
            assertThat(work.correlationId()).matches("shop/[0-9a-f-]{36}");
        });
    }

    @Test
    void neitherTheQueueNorTheTrailSeesPersonalDataOrTheSecret() throws Exception {
        deliver("connect", NEWS.formatted("m-1"), "open sesame");
        Trail trail = stored.trails.getFirst();
        assertThat(trail.order()).isEqualTo("10042");
        Exchange exchange = trail.exchanges().getFirst();
        assertThat(exchange.direction()).isEqualTo(Exchange.Direction.INBOUND);
        assertThat(exchange.status()).isEqualTo(200);
        assertThat(exchange.request()).isEqualTo(stored.works.getFirst().body());
        assertThat(text(exchange.request())).contains("m-1").doesNotContain("jo@example.com", "Nelson");
        assertThat(exchange.requestHeaders().toString()).doesNotContain("sesame");
    }

    @Test
    void theSameMessageAgainIsAcknowledgedAndStoredOnce() throws Exception {
        deliver("connect", NEWS.formatted("m-1"), "open sesame");
        var again = deliver("connect", NEWS.formatted("m-1"), "open sesame");
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo("{\"status\":\"repeated\"}");
        assertThat(stored.works).hasSize(1);
    }

    @Test
    void theTestNotificationOfANewSubscriptionIsAcknowledged() throws Exception {
        var answer = deliver(
                "connect",
                "{\"notificationType\":\"ResourceCreated\",\"projectKey\":\"shop\",\"version\":1,"
                        + "\"resource\":{\"typeId\":\"subscription\",\"id\":\"s-1\"}}",
                "open sesame");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"status\":\"not handled\"");
        assertThat(stored.works).isEmpty();
        assertThat(stored.kept).extracting(StoredWork.Kept::kind).containsExactly("commercetools.subscription");
    }

    @Test
    void aCloudEventInBinaryFormIsItsPayload() throws Exception {
        var request = request("connect", NEWS.formatted("m-1"), "open sesame")
                .header("ce-specversion", "1.0")
                .header("ce-id", "m-1");
        assertThat(send(request).body()).isEqualTo("{\"status\":\"stored\"}");
    }

    @Test
    void aSaneCorrelationIdIsKeptAndAnyOtherReplaced() throws Exception {
        send(request("connect", NEWS.formatted("m-1"), "open sesame").header("X-Correlation-ID", "shop/trace-12345"));
        send(request("connect", NEWS.formatted("m-2"), "open sesame").header("X-Correlation-ID", "a <script> b"));
        assertThat(stored.works.getFirst().correlationId()).isEqualTo("shop/trace-12345");
        assertThat(stored.works.getLast().correlationId()).matches("shop/[0-9a-f-]{36}");
    }

    static Stream<String> wrongSecrets() {
        return Stream.of("", "open sesam", "open sesame!", "OPEN SESAME");
    }

    @ParameterizedTest
    @MethodSource("wrongSecrets")
    void aWrongSecretIsTurnedAwayAndOnRecord(String secret) throws Exception {
        var answer = deliver("connect", NEWS.formatted("m-1"), secret);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(stored.works).isEmpty();
        assertThat(recorded().status()).isEqualTo(401);
        assertThat(recorded().requestHeaders().toString()).doesNotContain("sesam");
        assertThat(recorded().request()).isEmpty();
    }

    @Test
    void noSecretIsAWrongSecret() throws Exception {
        assertThat(deliver("connect", NEWS.formatted("m-1"), null).statusCode()).isEqualTo(401);
    }

    @Test
    void aSourceWithoutASecretIsClosed() throws Exception {
        assertThat(deliver("unset", NEWS.formatted("m-1"), " ").statusCode()).isEqualTo(401);
        assertThat(deliver("unset", NEWS.formatted("m-1"), "").statusCode()).isEqualTo(401);
        assertThat(deliver("unset", NEWS.formatted("m-1"), null).statusCode()).isEqualTo(401);
    }

    @Test
    void anUnknownSourceIsNotThere() throws Exception {
        assertThat(deliver("nobody", NEWS.formatted("m-1"), "open sesame").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aBodyBeyondTheLimitIsRefusedHoweverItsLengthIsTold() throws Exception {
        String large = NEWS.formatted("m-1").replace("Nelson", "N".repeat(LIMIT));
        assertThat(deliver("connect", large, "open sesame").statusCode()).isEqualTo(413);
        var chunked = HttpRequest.newBuilder(url("connect"))
                .header("X-Connector-Secret", "open sesame")
                .POST(BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(large.getBytes(StandardCharsets.UTF_8))));
        assertThat(send(chunked).statusCode()).isEqualTo(413);
        assertThat(recorded().status()).isEqualTo(413);
        assertThat(stored.works).isEmpty();
    }

    @Test
    void aBodyOfExactlyTheLimitIsTaken() throws Exception {
        String news = NEWS.formatted("m-1");
        String full = news + " ".repeat(LIMIT - news.length());
        assertThat(deliver("connect", full, "open sesame").statusCode()).isEqualTo(200);
    }

    @Test
    void anAnnouncedFloodIsRefusedBeforeItIsSent() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(5000);
            socket.getOutputStream()
                    .write(("POST /in/commercetools/connect HTTP/1.1\r\nHost: x\r\nX-Connector-Secret: open sesame\r\n"
                                    + "Content-Type: application/json\r\nContent-Length: 1000000000\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(firstLine(socket)).contains("413");
        }
    }

    @Test
    void theSecretIsAskedForBeforeTheBodyIsRead() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(5000);
            socket.getOutputStream()
                    .write(("POST /in/commercetools/connect HTTP/1.1\r\nHost: x\r\n"
                                    + "Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(firstLine(socket)).contains("401");
        }
    }

    static Stream<String> malformed() {
        return Stream.of(
                "",
                "hello jo@example.com",
                "{}",
                "[]",
                "{\"a\":".repeat(500) + "1" + "}".repeat(500),
                "{\"message\":{}}");
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void whatCannotBeReadIsRefusedWithAReasonAndOnRecord(String body) throws Exception {
        var answer = deliver("connect", body, "open sesame");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("\"status\":\"rejected\"", "\"why\":\"")
                .doesNotContain("jo@example.com");
        assertThat(recorded().failureWords()).isNotBlank();
        assertThat(recorded().request()).isEmpty();
        assertThat(stored.works).isEmpty();
        assertThat(stored.kept).isEmpty();
    }

    static List<RuntimeException> outages() {
        return List.of(
                new DataAccessResourceFailureException("down"), new CannotCreateTransactionException("no connection"));
    }

    @ParameterizedTest
    @MethodSource("outages")
    void whatCannotBeStoredIsNotAcknowledged(RuntimeException outage) throws Exception {
        stored.broken = outage;
        var order = deliver("connect", NEWS.formatted("m-1"), "open sesame");
        assertThat(order.statusCode()).isEqualTo(503);
        assertThat(order.headers().firstValue("Retry-After")).hasValue("10");
        var payment = NEWS.formatted("m-2").replace("\"typeId\":\"order\"", "\"typeId\":\"payment\"");
        assertThat(deliver("connect", payment, "open sesame").statusCode()).isEqualTo(503);
    }

    @Test
    void aFailureNobodyExpectedIsNotAcknowledgedEither() throws Exception {
        stored.broken = new IllegalStateException("a bug");
        assertThat(deliver("connect", NEWS.formatted("m-1"), "open sesame").statusCode())
                .isEqualTo(500);
    }

    @Test
    void aSenderIsTurnedAwayAlsoWhenThatCannotBeRecorded() throws Exception {
        stored.broken = new DataAccessResourceFailureException("down");
        assertThat(deliver("connect", NEWS.formatted("m-1"), "wrong").statusCode())
                .isEqualTo(401);
        assertThat(deliver("connect", "{}", "open sesame").statusCode()).isEqualTo(400);
    }

    private Exchange recorded() {
        return stored.trails.getLast().exchanges().getFirst();
    }

    private HttpResponse<String> deliver(String source, String body, @Nullable String secret) throws Exception {
        return send(request(source, body, secret));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.timeout(Duration.ofSeconds(10)).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String source, String body, @Nullable String secret) {
        var request = HttpRequest.newBuilder(url(source))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        return secret == null ? request : request.header("X-Connector-Secret", secret);
    }

    private URI url(String source) {
        return URI.create("http://127.0.0.1:" + port + "/in/commercetools/" + source);
    }

    private static String firstLine(Socket socket) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next = socket.getInputStream().read();
                next != '\r' && next != -1;
                next = socket.getInputStream().read()) {
            line.write(next);
        }
        return line.toString(StandardCharsets.US_ASCII);
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }
}
