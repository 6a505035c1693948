package connector.commercetools.client;

import com.commercetools.api.client.ProjectApiRoot;
import com.commercetools.api.models.payment.Payment;
import com.commercetools.api.models.payment.PaymentUpdateAction;
import com.commercetools.api.models.payment.PaymentUpdateBuilder;
import connector.commercetools.Payments;
import connector.commercetools.client.Reply.Bad;
import connector.commercetools.client.Reply.Good;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** {@link Payments} through the SDK. */
final class SdkPayments implements Payments {

    private static final Predicate<Payment> USABLE = payment -> payment.getId() != null && payment.getVersion() != null;

    private final Supplier<ProjectApiRoot> project;
    private final Asking asking;

    SdkPayments(Supplier<ProjectApiRoot> project, Asking asking) {
        this.project = project;
        this.asking = asking;
    }

    @Override
    public PaymentAnswer byId(String paymentId) {
        var request = project.get().payments().withId(paymentId).get();
        return switch (asking.ask("read payment", request, Payment.class, USABLE)) {
            case Good<Payment>(Payment payment) -> new PaymentAnswer.Found(payment);
            case Bad<Payment> bad when bad.status() == 404 -> new PaymentAnswer.Missing();
            case Bad<Payment> bad -> new PaymentAnswer.Failed(bad.failure());
        };
    }

    @Override
    public Updated update(String paymentId, long version, List<PaymentUpdateAction> actions) {
        var update = PaymentUpdateBuilder.of().version(version).actions(actions).build();
        String subject = "update payment with "
                + actions.stream()
                        .map(PaymentUpdateAction::getAction)
                        .distinct()
                        .collect(Collectors.joining("+"));
        var request = project.get().payments().withId(paymentId).post(update);
        return switch (asking.ask(subject, request, Payment.class, USABLE)) {
            case Good<Payment> good -> new Updated.Done();
            case Bad<Payment> bad
            when bad.status() == 409 -> new Updated.Conflict(bad.error().currentVersion());
            case Bad<Payment> bad -> new Updated.Failed(bad.failure());
        };
    }
}
