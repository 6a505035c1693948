package sandbox.commercetools;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sandbox.commercetools.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class OrderUpdateTest extends SandboxStory {

    private static final String CONFIRM = "{'action':'changeOrderState','orderState':'Confirmed'}";

    @Test
    void staleVersionIsAConflictThatTellsTheCurrentOne() {
        String id = sandbox.placeOrder();
        assertThat(http.update(id, 1, CONFIRM).body().path("version").longValue())
                .isEqualTo(2);
        Http.Answer stale = http.update(id, 1, "{'action':'changeShipmentState','shipmentState':'Ready'}");
        assertThat(stale.status()).isEqualTo(409);
        JsonNode error = stale.body().path("errors").path(0);
        assertThat(stale.body().path("statusCode").intValue()).isEqualTo(409);
        assertThat(error.path("code").stringValue()).isEqualTo("ConcurrentModification");
        assertThat(error.path("currentVersion").longValue()).isEqualTo(2);
        assertThat(error.path("message").stringValue())
                .isEqualTo("Object " + id + " has a different version than expected. Expected: 1 - Actual: 2.");
        assertThat(sandbox.order(id).has("shipmentState")).isFalse();
    }

    @Test
    void ofManyRacingWritersExactlyOneWins() throws Exception {
        String id = sandbox.placeOrder();
        Callable<Integer> write = () -> http.update(id, 1, CONFIRM).status();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = threads.invokeAll(Collections.nCopies(16, write));
            List<Integer> statuses =
                    answers.stream().map(Future::resultNow).sorted().toList();
            assertThat(statuses).startsWith(200, 409).endsWith(409).hasSize(16);
        }
        assertThat(sandbox.order(id).path("version").longValue()).isEqualTo(2);
    }

    @Test
    void oneBadActionStoresNothingAndTellsNobody() {
        String id = sandbox.placeOrder();
        ObjectNode before = sandbox.order(id);
        Http.Answer answer = http.update(
                id,
                1,
                CONFIRM,
                "{'action':'addDelivery','deliveryKey':'of-shp-1','items':[]}",
                "{'action':'changePaymentState','paymentState':'Nonsense'}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("InvalidJsonInput");
        assertThat(sandbox.order(id)).isEqualTo(before);
        assertThat(messageTypes()).containsExactly("OrderCreated");
    }

    @Test
    void noOpLeavesTheVersionAndEachEffectiveActionRaisesItByOne() {
        String id = sandbox.placeOrder();
        assertThat(http.update(id, 1, "{'action':'changeOrderState','orderState':'Open'}")
                        .body()
                        .path("version")
                        .longValue())
                .isEqualTo(1);
        clock.advance(Duration.ofMillis(1));
        JsonNode order = http.update(id, 1, CONFIRM, CONFIRM, "{'action':'setLocale','locale':'it'}")
                .body();
        assertThat(order.path("version").longValue()).isEqualTo(3);
        assertThat(order.path("lastModifiedBy").path("clientId").stringValue()).isEqualTo("sandbox");
        assertThat(messageTypes()).containsExactly("OrderCreated", "OrderStateChanged");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"actions":[]}                                                     | InvalidJsonInput
            {"version":1}                                                      | InvalidJsonInput
            {"version":1,"actions":[{"action":"nope"}]}                        | InvalidJsonInput
            not json                                                           | InvalidJsonInput
            {"version":1,"actions":[{"action":"changeOrderState"}]}            | RequiredField
            {"version":1,"actions":[{"action":"changeOrderState","orderState":"Canceled"}]}       | InvalidJsonInput
            {"version":1,"actions":[{"action":"changeShipmentState","shipmentState":"Cancelled"}]}| InvalidJsonInput
            """)
    void refuses(String body, String code) {
        String id = sandbox.placeOrder();
        Http.Answer answer = http.post("/shop/orders/" + id, body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo(code);
    }

    @Test
    void moreThanFiveHundredActionsAreRefused() {
        String id = sandbox.placeOrder();
        String[] actions = Collections.nCopies(501, CONFIRM).toArray(String[]::new);
        assertThat(http.update(id, 1, actions).status()).isEqualTo(400);
        assertThat(sandbox.order(id).path("version").longValue()).isEqualTo(1);
    }

    @Test
    void orderIsFoundAndUpdatedByItsNumber() {
        String id = sandbox.placeOrder();
        String number = sandbox.order(id).path("orderNumber").stringValue();
        assertThat(http.get("/shop/orders/order-number=" + number)
                        .body()
                        .path("id")
                        .stringValue())
                .isEqualTo(id);
        String body = ("{'version':1,'actions':[" + CONFIRM + "]}").replace('\'', '"');
        assertThat(http.post("/shop/orders/order-number=" + number, body).status())
                .isEqualTo(200);
    }

    @Test
    void orderNumberIsSetOnceAndUnique() {
        String first = sandbox.placeOrder(without("orderNumber"));
        String second = sandbox.placeOrder(without("orderNumber"));
        String number = "{'action':'setOrderNumber','orderNumber':'A-1'}";
        assertThat(http.update(first, 1, number).status()).isEqualTo(200);
        assertThat(http.update(second, 1, number).code()).isEqualTo("DuplicateField");
        assertThat(sandbox.order(second).has("orderNumber")).isFalse();
        assertThat(http.update(first, 2, "{'action':'setOrderNumber','orderNumber':'A-2'}")
                        .code())
                .isEqualTo("InvalidOperation");
        assertThat(http.get("/shop/orders/order-number=A-1").body().path("id").stringValue())
                .isEqualTo(first);
    }

    @Test
    void syncInfoNeedsTheRoleAndReplacesTheEntryOfTheSameChannel() {
        http.post("/shop/channels", "{\"key\":\"warehouse\",\"roles\":[\"InventorySupply\"]}");
        String id = sandbox.placeOrder();
        String sync = "{'action':'updateSyncInfo','channel':{'typeId':'channel','key':'%s'},'externalId':'%s'}";
        assertThat(http.update(id, 1, sync.formatted("warehouse", "x")).code()).isEqualTo("MissingRoleOnChannel");
        assertThat(http.update(id, 1, sync.formatted("nowhere", "x")).code()).isEqualTo("ReferencedResourceNotFound");
        http.update(id, 1, sync.formatted("orderflow", "one"));
        JsonNode order = http.update(id, 2, sync.formatted("orderflow", "two")).body();
        assertThat(order.path("syncInfo")).hasSize(1);
        assertThat(order.path("syncInfo").path(0).path("externalId").stringValue())
                .isEqualTo("two");
        assertThat(messageTypes()).containsExactly("OrderCreated");
    }

    @Test
    void merchantEditsBesideTheApi() {
        String id = sandbox.placeOrder();
        ObjectNode email = Json.object().put("action", "setCustomerEmail").put("email", "new@example.com");
        sandbox.edit(id, null, email);
        assertThat(http.update(id, 1, CONFIRM).status()).isEqualTo(409);
        assertThat(sandbox.order(id).path("lastModifiedBy").path("clientId").stringValue())
                .isEqualTo("sandbox-shop");
    }

    private ObjectNode without(String field) {
        ObjectNode order = sandbox.order(sandbox.placeOrder());
        order.remove(List.of("id", field, "paymentInfo"));
        return order;
    }
}
