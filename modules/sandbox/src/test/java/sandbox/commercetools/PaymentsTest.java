package sandbox.commercetools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
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
