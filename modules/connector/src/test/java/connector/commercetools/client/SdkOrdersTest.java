package connector.commercetools.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.commercetools.api.models.order.Order;
import com.commercetools.api.models.order.OrderChangeOrderStateAction;
import com.commercetools.api.models.order.OrderState;
import com.commercetools.api.models.order.OrderUpdateAction;
import connector.audit.Exchange;
import connector.audit.Failure;
import connector.audit.FailureKind;
import connector.audit.Trail;
import connector.commercetools.OrderAnswer;
import connector.commercetools.Orders;
import connector.commercetools.OrdersAnswer;
import connector.commercetools.UpdateAnswer;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SdkOrdersTest {

    private static final String ORDER = "{\"type\":\"Order\",\"id\":\"o-1\",\"version\":7,\"orderNumber\":\"10042\"}";
    private static final String GATEWAY =
            "{\"statusCode\":502,\"message\":\"x\",\"errors\":[{\"code\":\"BadGateway\"}]}";
    private static final List<OrderUpdateAction> CONFIRM = List.of(OrderChangeOrderStateAction.builder()
            .orderState(OrderState.CONFIRMED)
            .build());

    private final StubCommercetools stub = new StubCommercetools();
    private final Client client = new Client(stub.url());

    @AfterEach
    void close() {
        stub.close();
    }

    @Test
    void anOrderIsReadByIdAndByNumber() {
        stub.answers(200, ORDER).answers(200, ORDER);
        assertThat(client.orders().get("o-1"))
                .isInstanceOfSatisfying(
                        OrderAnswer.Found.class,
                        found -> assertThat(found.order().getOrderNumber()).isEqualTo("10042"));
        assertThat(client.orders().byNumber("10/042")).isInstanceOf(OrderAnswer.Found.class);
        assertThat(stub.asked)
                .extracting(asked -> asked.uri().getRawPath())
                .containsExactly("/shop/orders/o-1", "/shop/orders/order-number=10%2F042");
    }

    @Test
    void anOrderBringsNothingThatNoDatabaseTakes() {
        stub.answers(200, ORDER.replace("10042", "10\\u0000\\ud83d42"))
                .answers(400, "{\"statusCode\":400,\"message\":\"bad \\u0000 \\udc00\",\"errors\":[]}");
        assertThat(client.orders().get("o-1"))
                .isInstanceOfSatisfying(
                        OrderAnswer.Found.class,
                        found -> assertThat(found.order().getOrderNumber()).isEqualTo("10\uFFFD\uFFFD42"));
        assertThat(client.orders().get("o-1"))
                .isInstanceOfSatisfying(
                        OrderAnswer.Failed.class,
                        failed -> assertThat(failed.failure().words()).contains("bad \uFFFD \uFFFD"));
    }

    @Test
    void itIsAskedForWithWhatAWarehouseIsToldAndAnOrderOnlyRefersTo() {
        stub.answers(200, ORDER);
        client.orders().get("o-1");
        assertThat(URLDecoder.decode(stub.asked.getFirst().uri().getRawQuery(), StandardCharsets.UTF_8))
                .contains("expand=paymentInfo.payments[*]")
                .contains("expand=discountCodes[*].discountCode")
                .contains("expand=lineItems[*].discountedPricePerQuantity[*].discountedPrice.includedDiscounts[*]"
                        + ".discount");
    }

    @Test
    void onlyTheSameBytesAreTheSameOrderAsAMomentAgo() {
        String changed = ORDER.replace("10042", "10043");
        stub.answers(200, ORDER).answers(200, ORDER).answers(200, changed).answers(200, ORDER);
        Orders orders = client.orders();
        Order first = now(orders);
        assertThat(now(orders)).isSameAs(first);
        assertThat(now(orders).getOrderNumber()).isEqualTo("10043");
        assertThat(now(orders).getOrderNumber()).isEqualTo("10042");
        assertThat(stub.asked).hasSize(4);
    }

    private static Order now(Orders orders) {
        return ((OrderAnswer.Found) orders.get("o-1")).order();
    }

    @Test
    void anOrderThatIsNotThereIsMissingAndAskedForOnce() {
        stub.answers(404, "{\"statusCode\":404,\"message\":\"x\",\"errors\":[{\"code\":\"ResourceNotFound\"}]}");
        assertThat(client.orders().get("o-1")).isEqualTo(new OrderAnswer.Missing());
        assertThat(stub.asked).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503, 504})
    void aReadThatMayPassIsTriedThreeTimesWithGrowingPauses(int status) {
        stub.answers(status, "").answers(status, "").answers(200, ORDER);
        assertThat(client.orders().get("o-1")).isInstanceOf(OrderAnswer.Found.class);
        assertThat(client.pauses).containsExactly(Duration.ofMillis(150), Duration.ofMillis(300));
    }

    @Test
    void aReadWithoutAnAnswerIsTriedAgain() {
        stub.hangsUp().answers(200, ORDER);
        assertThat(client.orders().get("o-1")).isInstanceOf(OrderAnswer.Found.class);
    }

    @Test
    void aReadGivesUpAfterThreeTriesAndNothingCanHaveHappened() {
        stub.answers(503, "").answers(503, "").answers(503, "");
        Failure failure = failed(client.orders().get("o-1"));
        assertThat(failure.kind()).isEqualTo(FailureKind.NO_ANSWER);
        assertThat(failure.mayHaveHappened()).isFalse();
        assertThat(stub.asked).hasSize(3);
    }

    @Test
    void aRetryAfterIsObeyedWhileACallerCanWait() {
        stub.answers(429, "", Map.of("Retry-After", "1")).answers(200, ORDER);
        client.orders().get("o-1");
        assertThat(client.pauses).containsExactly(Duration.ofSeconds(1));
    }

    @Test
    void aLongRetryAfterIsHandedToTheCallerInsteadOfWaited() {
        stub.answers(503, "", Map.of("Retry-After", "120"));
        assertThat(failed(client.orders().get("o-1")).retryAfter()).isEqualTo(Duration.ofSeconds(120));
        assertThat(client.pauses).isEmpty();
        assertThat(stub.asked).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>maintenance</html>", "{}", "", "null", "[]", "{\"id\":\"o-1\""})
    void aSuccessThatIsNoOrderIsABrokenAnswer(String body) {
        stub.answers(200, body);
        assertThat(failed(client.orders().get("o-1")).kind()).isEqualTo(FailureKind.BROKEN_ANSWER);
        stub.answers(200, body);
        Failure update = failed(client.orders().update("o-1", 7, CONFIRM));
        assertThat(update.kind()).isEqualTo(FailureKind.BROKEN_ANSWER);
        assertThat(update.mayHaveHappened()).isTrue();
    }

    @Test
    void anUpdateSendsAllActionsOnExactlyThatVersion() {
        stub.answers(200, ORDER);
        assertThat(client.orders().update("o-1", 6, CONFIRM)).isInstanceOf(UpdateAnswer.Updated.class);
        var asked = stub.asked.getFirst();
        assertThat(asked.body())
                .contains("\"version\":6")
                .contains("\"action\":\"changeOrderState\"")
                .contains("\"orderState\":\"Confirmed\"");
        assertThat(asked.header("Content-type")).isEqualTo("application/json");
        assertThat(asked.header("Authorization")).isEqualTo("Bearer token-1");
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void anUpdateThatCertainlyDidNothingIsTriedAgain(int status) {
        stub.answers(status, "").answers(200, ORDER);
        assertThat(client.orders().update("o-1", 7, CONFIRM)).isInstanceOf(UpdateAnswer.Updated.class);
        stub.answers(status, "").answers(status, "").answers(status, "");
        Failure failure = failed(client.orders().update("o-1", 7, CONFIRM));
        assertThat(failure.mayHaveHappened()).isFalse();
        assertThat(stub.asked).hasSize(5);
    }

    @Test
    void anUpdateIsTriedAgainOnCommercetoolsOwnBadGatewayOnly() {
        stub.answers(502, GATEWAY).answers(200, ORDER);
        assertThat(client.orders().update("o-1", 7, CONFIRM)).isInstanceOf(UpdateAnswer.Updated.class);
        stub.answers(502, "<html>some other gateway</html>");
        assertThat(failed(client.orders().update("o-1", 7, CONFIRM)).mayHaveHappened())
                .isTrue();
        assertThat(stub.asked).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 504})
    void anUpdateThatMayHaveHappenedIsNeverRepeated(int status) {
        stub.answers(
                status,
                "{\"statusCode\":%d,\"message\":\"oops\",\"errors\":[{\"code\":\"General\"}]}".formatted(status));
        Failure failure = failed(client.orders().update("o-1", 7, CONFIRM));
        assertThat(failure.mayHaveHappened()).isTrue();
        assertThat(failure.kind()).isEqualTo(FailureKind.NO_ANSWER);
        assertThat(stub.asked).hasSize(1);
    }

    @Test
    void anUpdateWhoseConnectionBrokeIsNeverRepeated() {
        stub.hangsUp();
        assertThat(failed(client.orders().update("o-1", 7, CONFIRM)).mayHaveHappened())
                .isTrue();
        assertThat(stub.asked).hasSize(1);
    }

    @Test
    void anUpdateThatFoundNoConnectionIsTriedAgainAndCertainlyDidNothing() {
        var lost = new Client(Client.settings(URI.create("http://127.0.0.1:1"), stub.url(), List.of()));
        Failure failure = failed(lost.orders().update("o-1", 7, CONFIRM));
        assertThat(failure.mayHaveHappened()).isFalse();
        assertThat(failure.kind()).isEqualTo(FailureKind.NO_ANSWER);
        assertThat(lost.pauses).hasSize(2);
    }

    @Test
    void aStaleVersionIsAConflictAndNotResent() {
        stub.answers(409, """
                {"statusCode":409,"message":"Object o-1 has a different version than expected.",
                 "errors":[{"code":"ConcurrentModification","currentVersion":14,"message":"x"}]}""");
        assertThat(client.orders().update("o-1", 7, CONFIRM)).isEqualTo(new UpdateAnswer.Conflict(14));
        assertThat(stub.asked).hasSize(1);
    }

    @Test
    void aRefusalNamesCodeFieldAndActionsAndMasksAddresses() {
        stub.answers(400, """
                {"statusCode":400,"message":"A duplicate value jo@example.com exists. %s",
                 "errors":[{"code":"DuplicateField","field":"key","message":"x","duplicateValue":"secret"}]}""".formatted("long ".repeat(100)));
        Failure failure = failed(client.orders().update("o-1", 7, CONFIRM));
        assertThat(failure.kind()).isEqualTo(FailureKind.REFUSED);
        assertThat(failure.mayHaveHappened()).isFalse();
        assertThat(failure.words())
                .contains("DuplicateField (key)", "changeOrderState", "A duplicate value")
                .doesNotContain("jo@example.com", "secret")
                .hasSizeLessThan(400);
        assertThat(stub.asked).hasSize(1);
    }

    @Test
    void missingScopesAreRefusedWithAHint() {
        stub.answers(403, "{\"statusCode\":403,\"message\":\"x\",\"errors\":[{\"code\":\"insufficient_scope\"}]}");
        Failure failure = failed(client.orders().update("o-1", 7, CONFIRM));
        assertThat(failure.kind()).isEqualTo(FailureKind.REFUSED);
        assertThat(failure.words()).contains("insufficient_scope", "scopes of the API client", "manage_orders");
    }

    @Test
    void aQueryIsSortedByIdAndBounded() {
        stub.answers(200, "{\"limit\":500,\"offset\":0,\"count\":1,\"results\":[%s]}".formatted(ORDER));
        assertThat(client.orders().query("orderNumber = \"1 0\"", 9000))
                .isInstanceOfSatisfying(
                        OrdersAnswer.Found.class,
                        found -> assertThat(found.orders()).hasSize(1));
        String query = URLDecoder.decode(stub.asked.getFirst().uri().getRawQuery(), StandardCharsets.UTF_8);
        assertThat(query).contains("where=orderNumber = \"1 0\"", "sort=id asc", "limit=500", "withTotal=false");
        stub.answers(200, "{}");
        assertThat(client.orders().query("x = 1", 1)).isInstanceOf(OrdersAnswer.Failed.class);
    }

    @Test
    void everyTryLandsInTheTrailOfTheCallerUnderItsCorrelationId() {
        stub.answers(503, "").answers(200, ORDER);
        Trail trail = new Trail("shop/0b2c5f0e-1111-4222-8333-444455556666", "order/shop/o-1", client.clock);
        trail.follow(() -> client.orders().get("o-1"));
        assertThat(trail.exchanges())
                .extracting(exchange -> exchange.url().replaceFirst("\\?.*", ""), Exchange::status, Exchange::attempt)
                .containsExactly(
                        tuple(stub.url() + "/oauth/token", 200, 1),
                        tuple(stub.url() + "/shop/orders/o-1", 503, 1),
                        tuple(stub.url() + "/shop/orders/o-1", 200, 2));
        assertThat(stub.asked)
                .allSatisfy(
                        asked -> assertThat(asked.header("X-correlation-id")).isEqualTo(trail.correlationId()));
    }

    @Test
    void aCorrelationIdOfAnotherShapeBecomesOneOfTheirsAndTheSameEachTime() {
        stub.answers(200, ORDER).answers(200, ORDER);
        Trail trail = new Trail("push 17 of the warehouse", null, client.clock);
        trail.follow(() -> client.orders().get("o-1"));
        trail.follow(() -> client.orders().get("o-1"));
        assertThat(stub.asked)
                .extracting(asked -> asked.header("X-correlation-id"))
                .allMatch(id -> id.matches("shop/[0-9a-f-]{36}"))
                .satisfies(ids -> assertThat(ids.getFirst()).isEqualTo(ids.getLast()));
    }

    @Test
    void warmingUpReadsAnOrderWithoutACall() {
        SdkOrders.warmUp();
        assertThat(stub.asked).isEmpty();
        assertThat(stub.tokensAsked).isEmpty();
    }

    private static Failure failed(OrderAnswer answer) {
        assertThat(answer).isInstanceOf(OrderAnswer.Failed.class);
        return ((OrderAnswer.Failed) answer).failure();
    }

    private static Failure failed(UpdateAnswer answer) {
        assertThat(answer).isInstanceOf(UpdateAnswer.Failed.class);
        return ((UpdateAnswer.Failed) answer).failure();
    }
}
