package sandbox.commercetools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sandbox.commercetools.generate.Mix;
import sandbox.commercetools.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A payment is captured after the order was placed: the provider writes it, messages tell of it. */
class PaymentsTest extends SandboxStory {

    @Override
    Settings settings() {
        return Settings.standard().mixed(new Mix(1, false));
    }

    @Test
    void theCaptureIsToldAndTheOrderIsFoundByItsPayment() throws IOException {
        String order = sandbox.placeOrder();
        String id = sandbox.order(order).at("/paymentInfo/payments/0/id").stringValue();
        JsonNode payment = http.get("/shop/payments/" + id).body();
        String transaction = payment.at("/transactions/0/id").stringValue();
        assertThat(payment.at("/transactions/0/state").stringValue()).isEqualTo("Pending");

        Http.Answer captured = act(
                id,
                1,
                "{'action':'changeTransactionState','transactionId':'" + transaction + "','state':'Success'}",
                "{'action':'setInterfaceId','interfaceId':'psp-9'}",
                "{'action':'addTransaction','transaction':{'type':'Refund','amount':{'currencyCode':'GBP','centAmount':5}}}");

        assertThat(captured.status()).as(captured.body().toString()).isEqualTo(200);
        assertThat(captured.body().path("version").intValue()).isEqualTo(4);
        assertThat(messageTypes())
                .contains("PaymentTransactionStateChanged", "PaymentInterfaceIdSet", "PaymentTransactionAdded");
        JsonNode message = http.query("messages", "where=type = \"PaymentTransactionStateChanged\"")
                .body()
                .path("results")
                .path(0);
        assertThat(message.at("/resource/typeId").stringValue()).isEqualTo("payment");
        assertThat(message.at("/resource/id").stringValue()).isEqualTo(id);
        assertThat(act(id, 1, "{'action':'setInterfaceId','interfaceId':'x'}").status())
                .isEqualTo(409);
        valid();
    }

    @Test
    void anUpdateHappensAltogetherOrNotAtAll() {
        String id = sandbox.order(sandbox.placeOrder())
                .at("/paymentInfo/payments/0/id")
                .stringValue();
        int before = sandbox.messages().size();
        Http.Answer refused = act(
                id,
                1,
                "{'action':'setInterfaceId','interfaceId':'psp-9'}",
                "{'action':'changeTransactionState','transactionId':'none','state':'Success'}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(http.get("/shop/payments/" + id).body().path("interfaceId").stringValue())
                .isNotEqualTo("psp-9");
        assertThat(sandbox.messages()).hasSize(before);
    }

    @Test
    void aNoteIsKeptInACustomFieldAndNoMessageTellsOfIt() throws IOException {
        String id = paid();
        int before = sandbox.messages().size();

        JsonNode noted = act(id, 1, note("shop-payment", "'refundNote':'not shipped: 1 x MUG'"))
                .body();
        assertThat(noted.path("version").intValue()).isEqualTo(2);
        assertThat(noted.at("/custom/type/id").stringValue()).isEqualTo("type-shop-payment");
        JsonNode changed = act(id, 2, "{'action':'setCustomField','name':'refundNote','value':'more'}")
                .body();
        assertThat(changed.path("version").intValue()).isEqualTo(3);
        assertThat(changed.at("/custom/fields/refundNote").stringValue()).isEqualTo("more");
        assertThat(act(id, 3, "{'action':'setCustomField','name':'refundNote','value':'more'}")
                        .body()
                        .path("version")
                        .intValue())
                .as("nothing changed")
                .isEqualTo(3);
        assertThat(sandbox.messages()).hasSize(before);
        JsonNode removed = act(id, 3, "{'action':'setCustomType'}", "{'action':'setInterfaceId','interfaceId':'psp-9'}")
                .body();
        assertThat(removed.has("custom")).isFalse();
        assertThat(removed.path("version").intValue()).isEqualTo(5);
        assertThat(messageTypes()).contains("PaymentInterfaceIdSet");
        valid();
    }

    @Test
    void aStaleVersionIsAConflictWithTheCurrentOne() {
        String id = paid();
        act(id, 1, note("shop-payment", "'refundNote':'a'"));

        Http.Answer late = act(id, 1, note("shop-payment", "'refundNote':'b'"));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body().at("/errors/0/currentVersion").intValue()).isEqualTo(2);
        assertThat(http.get("/shop/payments/" + id)
                        .body()
                        .at("/custom/fields/refundNote")
                        .stringValue())
                .isEqualTo("a");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {'action':'setCustomType','type':{'typeId':'type','key':'nowhere'}}                                 | ReferencedResourceNotFound
            {'action':'setCustomType','type':{'typeId':'type','key':'shop-order'}}                              | InvalidInput
            {'action':'setCustomType','type':{'typeId':'type','key':'shop-payment'},'fields':{'nobody':'x'}}    | InvalidField
            {'action':'setCustomType','type':{'typeId':'type','key':'shop-payment'},'fields':{'refundNote':1}}  | InvalidField
            {'action':'setCustomField','name':'refundNote','value':'x'}                                         | InvalidOperation
            """)
    void whatTheProjectDoesNotKnowIsRefused(String action, String code) {
        String id = paid();
        Http.Answer refused = act(id, 1, action);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().at("/errors/0/code").stringValue()).isEqualTo(code);
        assertThat(http.get("/shop/payments/" + id).body().path("version").intValue())
                .isEqualTo(1);
    }

    @Test
    void aFieldThatTheTypeLacksIsRefused() {
        String id = paid();
        act(id, 1, note("shop-payment", "'refundNote':'a'"));
        Http.Answer refused = act(id, 2, "{'action':'setCustomField','name':'nobody','value':'x'}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().at("/errors/0/code").stringValue()).isEqualTo("InvalidField");
    }

    private String paid() {
        return sandbox.order(sandbox.placeOrder())
                .at("/paymentInfo/payments/0/id")
                .stringValue();
    }

    private static String note(String type, String fields) {
        return "{'action':'setCustomType','type':{'typeId':'type','key':'" + type + "'},'fields':{" + fields + "}}";
    }

    private void valid() throws IOException {
        if (OfficialSchemas.place().isEmpty()) {
            return;
        }
        OfficialSchemas schemas = OfficialSchemas.read(OfficialSchemas.place().orElseThrow());
        for (JsonNode message : http.query("messages", "where=resource(typeId = \"payment\")")
                .body()
                .path("results")) {
            assertThat(schemas.problems(schemas.ofMessage(Json.text(message, "type")), message))
                    .as(message.toString())
                    .isEmpty();
        }
    }

    private Http.Answer act(String id, long version, String... actions) {
        String body = "{'version':" + version + ",'actions':[" + String.join(",", actions) + "]}";
        ObjectNode valid = Json.read(body.replace('\'', '"').getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return http.post("/shop/payments/" + id, valid.toString());
    }
}
