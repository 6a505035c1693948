package connector.cancellation;

import com.commercetools.api.models.order.Order;
import com.commercetools.api.models.payment.Payment;
import com.commercetools.api.models.payment.PaymentReference;
import connector.audit.Failure;
import connector.audit.FailureKind;
import connector.audit.Trail;
import connector.commercetools.OrderParts;
import connector.commercetools.Payments;
import connector.commercetools.Payments.PaymentAnswer;
import connector.commercetools.Payments.Updated;
import connector.routing.CancelRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Tells the payment of an order what the warehouse did not ship, for whoever gives the money back. It is read each time and written
 * only if it says something else; so an answer that was lost, a conflict and a repetition all end in one note.
 */
@Component
class NotePayment {

    private static final String TRAIL = "payment note";

    private final Payments payments;

    NotePayment(Payments payments) {
        this.payments = payments;
    }

    /** What became of it. */
    sealed interface Noted {

        /** The payment knows, or nobody is to be told. */
        record Nothing() implements Noted {}

        record Written(String what) implements Noted {}

        /** The project does not take it: for an operator, the order goes on. */
        record Refused(String words) implements Noted {}

        /** Read again, and decide again. */
        record Open(Failure failure) implements Noted {}
    }

    Noted bring(CaseFile file, Desk desk) {
        String field = desk.rules().payment().field();
        Optional<PaymentNote> note = field == null ? Optional.empty() : PaymentNote.of(file, desk);
        return field == null || note.isEmpty()
                ? new Noted.Nothing()
                : bring(file.order(), note.get(), field, desk.rules().payment());
    }

    private Noted bring(Order order, PaymentNote note, String field, CancelRules.Payment rules) {
        List<Payment> there = new ArrayList<>();
        for (String id : ids(order)) {
            switch (payments.byId(id)) {
                case PaymentAnswer.Found found -> there.add(found.payment());
                case PaymentAnswer.Missing missing -> {}
                case PaymentAnswer.Failed(Failure failure) -> {
                    return failed(failure);
                }
            }
        }
        Optional<Payment> told = PaymentNote.told(there, field);
        if (told.isEmpty()) {
            Trail.current().decided(TRAIL, "not written, the order has no payment: " + note.text());
            return new Noted.Nothing();
        }
        return switch (note.plan(told.get(), field, rules)) {
            case PaymentNote.Plan.Says says -> new Noted.Nothing();
            case PaymentNote.Plan.NoType none -> {
                Trail.current()
                        .decided(
                                TRAIL,
                                "not written, the payment has no custom fields and cancellation.payment-type names"
                                        + " none: " + note.text());
                yield new Noted.Nothing();
            }
            case PaymentNote.Plan.Write write -> write(told.get(), note, write);
        };
    }

    private static List<String> ids(Order order) {
        return order.getPaymentInfo() == null
                ? List.of()
                : OrderParts.list(order.getPaymentInfo().getPayments()).stream()
                        .map(PaymentReference::getId)
                        .toList();
    }

    private Noted write(Payment payment, PaymentNote note, PaymentNote.Plan.Write write) {
        return switch (payments.update(payment.getId(), payment.getVersion(), write.actions())) {
            case Updated.Done done -> {
                Trail.current().decided(TRAIL, note.text());
                yield new Noted.Written(note.text());
            }
            case Updated.Conflict(long version) -> {
                String why = "read at version " + payment.getVersion() + ", somebody wrote version " + version
                        + " of the payment";
                Trail.current().decided("conflict", why + ": read and decided again");
                yield new Noted.Open(Failure.of(FailureKind.BROKEN_ANSWER, why));
            }
            case Updated.Failed(Failure failure) -> failed(failure);
        };
    }

    private static Noted failed(Failure failure) {
        if (failure.kind() != FailureKind.REFUSED || failure.mayHaveHappened()) {
            return new Noted.Open(failure);
        }
        Trail.current().decided(TRAIL, "not written: " + failure.words());
        return new Noted.Refused("the payment could not be told what was not shipped: " + failure.words());
    }
}
