package connector.commercetools.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.commercetools.api.models.payment.PaymentSetCustomFieldActionBuilder;
import com.commercetools.api.models.payment.PaymentUpdateAction;
import connector.audit.FailureKind;
import connector.commercetools.Payments.PaymentAnswer;
import connector.commercetools.Payments.Updated;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SdkPaymentsTest {

    private static final String PAYMENT = """
            {"id":"pay-1","version":3,"createdAt":"2026-03-01T10:00:00.000Z","key":"psp-1",
             "amountPlanned":{"type":"centPrecision","currencyCode":"EUR","centAmount":100,"fractionDigits":2},
             "paymentMethodInfo":{},"interfaceInteractions":[],"transactions":[{"id":"t-1","type":"Charge","state":"Success",
             "amount":{"type":"centPrecision","currencyCode":"EUR","centAmount":100,"fractionDigits":2}}],
             "custom":{"type":{"typeId":"type","id":"t"},"fields":{"note":"x"}}}""";
    private static final List<PaymentUpdateAction> NOTE = List.of(PaymentSetCustomFieldActionBuilder.of()
            .name("note")
            .value("not shipped: 1 x MUG")
            .build());

    private final StubCommercetools stub = new StubCommercetools();
    private final Client client = new Client(stub.url());

    @AfterEach
    void close() {
        stub.close();
    }

    @Test
    void aPaymentIsReadWithItsFieldsAndTransactions() {
        stub.answers(200, PAYMENT);

        assertThat(client.payments().byId("pay-1")).isInstanceOfSatisfying(PaymentAnswer.Found.class, found -> {
            assertThat(found.payment().getVersion()).isEqualTo(3);
            assertThat(found.payment().getCustom().getFields().values()).containsEntry("note", "x");
            assertThat(found.payment().getTransactions()).hasSize(1);
        });
        assertThat(stub.asked.getFirst().method()).isEqualTo("GET");
        assertThat(stub.asked.getFirst().uri()).hasPath("/shop/payments/pay-1");
    }

    @Test
    void aPaymentThatIsGoneIsMissing() {
        stub.answers(404, "{\"statusCode\":404,\"message\":\"x\",\"errors\":[{\"code\":\"ResourceNotFound\"}]}");

        assertThat(client.payments().byId("pay-1")).isEqualTo(new PaymentAnswer.Missing());
    }

    @Test
    void whatIsNoPaymentIsAFailureAndNotAMissingOne() {
        stub.answers(200, "{\"id\":\"pay-1\"}").answers(200, "<html>");

        for (PaymentAnswer answer :
                List.of(client.payments().byId("pay-1"), client.payments().byId("pay-1"))) {
            assertThat(answer)
                    .isInstanceOfSatisfying(
                            PaymentAnswer.Failed.class,
                            failed -> assertThat(failed.failure().kind()).isEqualTo(FailureKind.BROKEN_ANSWER));
        }
    }

    @Test
    void aReadingIsRepeatedAndAWritingOnTheExactVersionIsNot() {
        stub.answers(503, "")
                .answers(200, PAYMENT)
                .answers(500, "{\"statusCode\":500,\"message\":\"x\",\"errors\":[]}");

        assertThat(client.payments().byId("pay-1")).isInstanceOf(PaymentAnswer.Found.class);
        assertThat(client.payments().update("pay-1", 3, NOTE)).isInstanceOfSatisfying(Updated.Failed.class, failed -> {
            assertThat(failed.failure().kind()).isEqualTo(FailureKind.NO_ANSWER);
            assertThat(failed.failure().mayHaveHappened()).isTrue();
            assertThat(failed.failure().words()).contains("update payment with setCustomField");
        });
        assertThat(stub.asked)
                .extracting(asked -> asked.method() + " " + asked.uri().getRawPath())
                .containsExactly("GET /shop/payments/pay-1", "GET /shop/payments/pay-1", "POST /shop/payments/pay-1");
        assertThat(stub.asked.getLast().body())
                .contains(
                        "\"version\":3", "\"action\":\"setCustomField\"", "\"name\":\"note\"", "not shipped: 1 x MUG");
    }

    @Test
    void aWritingThatWasDoneIsDone() {
        stub.answers(200, PAYMENT);
        assertThat(client.payments().update("pay-1", 3, NOTE)).isEqualTo(new Updated.Done());
    }

    @Test
    void aWritingWithoutAnAnswerMayHaveHappenedAndIsNotRepeated() {
        stub.hangsUp();
        assertThat(client.payments().update("pay-1", 3, NOTE))
                .isInstanceOfSatisfying(
                        Updated.Failed.class,
                        failed -> assertThat(failed.failure().mayHaveHappened()).isTrue());
        assertThat(stub.asked).hasSize(1);
    }

    @Test
    void aStaleVersionIsAConflictAndSentOnce() {
        stub.answers(
                409,
                "{\"statusCode\":409,\"message\":\"x\",\"errors\":[{\"code\":\"ConcurrentModification\",\"currentVersion\":9}]}");

        assertThat(client.payments().update("pay-1", 3, NOTE)).isEqualTo(new Updated.Conflict(9));
        assertThat(stub.asked).hasSize(1);
    }

    @Test
    void anUnknownFieldIsRefusedAndDidNothing() {
        stub.answers(
                400,
                "{\"statusCode\":400,\"message\":\"x\",\"errors\":[{\"code\":\"InvalidField\",\"message\":\"no field note\"}]}");

        assertThat(client.payments().update("pay-1", 3, NOTE)).isInstanceOfSatisfying(Updated.Failed.class, failed -> {
            assertThat(failed.failure().kind()).isEqualTo(FailureKind.REFUSED);
            assertThat(failed.failure().mayHaveHappened()).isFalse();
            assertThat(failed.failure().words()).contains("InvalidField");
        });
    }

    @Test
    void aMissingScopeNamesTheScopeThatPaymentsTake() {
        stub.answers(
                403,
                "{\"statusCode\":403,\"message\":\"x\",\"errors\":[{\"code\":\"insufficient_scope\",\"message\":\"x\"}]}");

        assertThat(client.payments().byId("pay-1"))
                .isInstanceOfSatisfying(
                        PaymentAnswer.Failed.class,
                        failed -> assertThat(failed.failure().words()).contains("manage_payments"));
    }
}
