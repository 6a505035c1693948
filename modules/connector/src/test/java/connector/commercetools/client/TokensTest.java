package connector.commercetools.client;

import static org.assertj.core.api.Assertions.assertThat;

import connector.audit.Failure;
import connector.audit.FailureKind;
import connector.audit.Trail;
import connector.commercetools.OrderAnswer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TokensTest {

    private static final String ORDER = "{\"type\":\"Order\",\"id\":\"o-1\",\"version\":7}";

    private final StubCommercetools stub = new StubCommercetools();
    private final Client client = new Client(stub.url());

    @AfterEach
    void close() {
        stub.close();
    }

    @Test
    void oneTokenServesManyCallsUntilShortlyBeforeItExpires() {
        stub.tokenLife = 3600;
        stub.answers(200, ORDER).answers(200, ORDER).answers(200, ORDER);
        client.orders().get("o-1");
        client.clock.passes(Duration.ofMinutes(54));
        client.orders().get("o-1");
        assertThat(stub.tokensAsked).hasSize(1);
        client.clock.passes(Duration.ofMinutes(2));
        client.orders().get("o-1");
        assertThat(stub.asked)
                .extracting(asked -> asked.header("Authorization"))
                .containsExactly("Bearer token-1", "Bearer token-1", "Bearer token-2");
    }

    @Test
    void theTokenIsAskedForWithTheClientsCredentialsAndScopes() {
        var scoped = new Client(Client.settings(
                stub.url(), stub.url().resolve("/oauth/token"), List.of("manage_orders:shop", "view_messages:shop")));
        stub.answers(200, ORDER);
        assertThat(scoped.orders().get("o-1")).isInstanceOf(OrderAnswer.Found.class);
        var asked = stub.tokensAsked.getFirst();
        assertThat(asked.method()).isEqualTo("POST");
        assertThat(asked.body())
                .isEqualTo("grant_type=client_credentials&scope=manage_orders%3Ashop+view_messages%3Ashop");
        assertThat(asked.header("Authorization"))
                .isEqualTo("Basic "
                        + Base64.getEncoder()
                                .encodeToString("client-id:client-secret".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aTokenTheApiDoesNotAcceptIsReplacedOnceEvenForAWrite() {
        stub.answers(401, "").answers(200, ORDER);
        assertThat(client.orders().update("o-1", 7, List.of()))
                .isInstanceOf(connector.commercetools.UpdateAnswer.Updated.class);
        assertThat(stub.asked)
                .extracting(asked -> asked.header("Authorization"))
                .containsExactly("Bearer token-1", "Bearer token-2");
    }

    @Test
    void twoRefusedTokensAreARefusalWithAHint() {
        stub.answers(401, "{\"error\":\"invalid_token\"}").answers(401, "{\"error\":\"invalid_token\"}");
        Failure failure = failed(client.orders().get("o-1"));
        assertThat(failure.kind()).isEqualTo(FailureKind.REFUSED);
        assertThat(failure.words()).contains("invalid_token", "clientId");
        assertThat(stub.asked).hasSize(2);
    }

    @Test
    void wrongCredentialsAreRefusedAndTheCallIsNeverSent() {
        stub.tokenStatuses.add(401);
        Failure failure = failed(client.orders().get("o-1"));
        assertThat(failure.kind()).isEqualTo(FailureKind.REFUSED);
        assertThat(failure.mayHaveHappened()).isFalse();
        assertThat(failure.words()).contains("invalid_client").doesNotContain("client-secret");
        assertThat(stub.asked).isEmpty();
    }

    @Test
    void refusedCredentialsAreNotTriedByEveryLaneInTurn() {
        stub.tokenStatuses.add(401);
        stub.answers(200, ORDER);
        for (int lane = 0; lane < 32; lane++) {
            assertThat(failed(client.orders().get("o-1")).kind()).isEqualTo(FailureKind.REFUSED);
        }
        assertThat(stub.tokensAsked).hasSize(1);
        client.clock.passes(OneCall.MOMENT);
        assertThat(client.orders().get("o-1")).isInstanceOf(OrderAnswer.Found.class);
    }

    @Test
    void anAuthServerThatIsDownForAMomentIsAskedAgain() {
        stub.tokenStatuses.addAll(List.of(503, 500));
        stub.answers(200, ORDER);
        assertThat(client.orders().get("o-1")).isInstanceOf(OrderAnswer.Found.class);
        assertThat(stub.tokensAsked).hasSize(3);
    }

    @Test
    void noTokenAndNoSecretReachesTheTrail() {
        stub.answers(200, ORDER);
        Trail trail = new Trail("shop/0b2c5f0e-1111-4222-8333-444455556666", null, client.clock);
        trail.follow(() -> client.orders().get("o-1"));
        var token = trail.exchanges().getFirst();
        assertThat(token.url()).endsWith("/oauth/token");
        assertThat(token.response()).isEmpty();
        assertThat(token.requestHeaders()).isEmpty();
    }

    @Test
    void manyThreadsAtOnceShareOneToken() throws Exception {
        for (int i = 0; i < 50; i++) {
            stub.answers(200, ORDER);
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 50; i++) {
                threads.submit(() -> client.orders().get("o-1"));
            }
        }
        assertThat(stub.asked).hasSize(50);
        assertThat(stub.tokensAsked).hasSize(1);
    }

    private static Failure failed(OrderAnswer answer) {
        assertThat(answer).isInstanceOf(OrderAnswer.Failed.class);
        return ((OrderAnswer.Failed) answer).failure();
    }
}
