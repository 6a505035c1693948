package connector.cancellation;

import static org.assertj.core.api.Assertions.assertThat;

import com.commercetools.api.models.order.Order;
import com.commercetools.api.models.order.OrderState;
import com.commercetools.api.models.order.PaymentInfoBuilder;
import com.commercetools.api.models.order.PaymentState;
import com.commercetools.api.models.payment.Payment;
import com.commercetools.api.models.payment.PaymentReferenceBuilder;
import connector.orderflow.OrderLink.State;
import connector.routing.CancelRules;
import connector.routing.CancelRules.FailedPayment;
import connector.workqueue.Outcome;
import io.vrap.rmf.base.client.utils.json.JsonUtils;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The money is gone after the warehouse has got the order. */
class FailedPaymentTest {

    private final MugStory story = new MugStory(MugsOnPaper.order("None", 3, 2, 1));

    @ParameterizedTest
    @ValueSource(strings = {"failed", "charged back"})
    void an_operator_is_told_and_the_order_goes_on(String how) {
        story.news();
        story.edit(order -> loses(order, how));

        assertThat(story.news())
                .isInstanceOfSatisfying(
                        Outcome.LeftToPerson.class,
                        left -> assertThat(left.reason()).contains("goes on with W-1 at de, although its payment"));
        assertThat(story.link()).isEqualTo(State.ACCEPTED);
        assertThat(story.floor.alive()).containsExactly("W-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"failed", "charged back"})
    void by_rule_it_is_cancelled_there(String how) {
        by(FailedPayment.CANCEL);
        story.news();
        story.edit(order -> loses(order, how));

        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
        assertThat(story.link()).isEqualTo(State.CANCELLED);
        assertThat(story.order().getOrderState()).isEqualTo(OrderState.CANCELLED);
        assertThat(story.floor.alive()).isEmpty();
    }

    /** It is held by its release rule; nobody closes an order that may still be paid. */
    @Test
    void before_the_export_nothing_is_cancelled() {
        by(FailedPayment.CANCEL);
        story.edit(order -> order.setPaymentState(PaymentState.FAILED));

        assertThat(story.news()).isInstanceOf(Outcome.Waiting.class);
        assertThat(story.order().getOrderState()).isEqualTo(OrderState.OPEN);
    }

    @Test
    void once_all_of_it_has_left_it_is_no_business_of_the_warehouse() {
        story.news();
        story.floor.ship("W-1", Map.of());
        story.hearsOfTheWarehouse();
        story.edit(order -> order.setPaymentState(PaymentState.FAILED));

        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void where_nobody_wants_to_know_nothing_is_said() {
        by(FailedPayment.NOTHING);
        story.news();
        story.edit(order -> order.setPaymentState(PaymentState.FAILED));

        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
    }

    /** Money that is owed back to the shopper holds nothing back any more. */
    @Test
    void credit_owed_after_the_export_holds_nothing_back() {
        story.news();
        story.edit(order -> {
            order.setPaymentState(PaymentState.CREDIT_OWED);
            order.getShippingAddress().setStreetNumber("99");
        });

        assertThat(story.news()).isInstanceOf(Outcome.Done.class);
        assertThat(story.floor.calls).contains("free W-1");
        assertThat(story.link()).isEqualTo(State.ACCEPTED);
    }

    private void by(FailedPayment rule) {
        CancelRules usual = story.rules;
        story.rules = new CancelRules(
                new CancelRules.Asked(
                        usual.asked().workflowStates(),
                        usual.asked().field(),
                        usual.asked().values(),
                        usual.asked().reasonField(),
                        rule),
                usual.reasons(),
                usual.warehouseReasons(),
                usual.told(),
                usual.lines(),
                usual.payment());
    }

    private static void loses(Order order, String how) {
        if (how.equals("failed")) {
            order.setPaymentState(PaymentState.FAILED);
            return;
        }
        Payment payment = JsonUtils.fromJsonString("""
                {"id": "p-1", "version": 1, "transactions":
                    [{"id": "t-1", "type": "Chargeback", "state": "Success",
                      "amount": {"type": "centPrecision", "centAmount": 5, "currencyCode": "EUR", "fractionDigits": 2}}]}""", Payment.class);
        order.setPaymentInfo(PaymentInfoBuilder.of()
                .payments(PaymentReferenceBuilder.of().id("p-1").obj(payment).build())
                .build());
    }
}
