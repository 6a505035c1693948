package connector.commercetools;

import com.commercetools.api.models.payment.Payment;
import com.commercetools.api.models.payment.PaymentUpdateAction;
import connector.audit.Failure;
import java.util.List;

/** What we ask of commercetools about payments. All calls block; none throws for what commercetools or the network does. */
public interface Payments {

    PaymentAnswer byId(String paymentId);

    /**
     * Applies all actions together or none, on exactly this version. Never repeated by itself when its outcome is unknown: read the
     * payment, and see.
     */
    Updated update(String paymentId, long version, List<PaymentUpdateAction> actions);

    /** Answer to reading a payment. */
    sealed interface PaymentAnswer {

        record Found(Payment payment) implements PaymentAnswer {}

        /** There is no such payment (any more). */
        record Missing() implements PaymentAnswer {}

        record Failed(Failure failure) implements PaymentAnswer {}
    }

    /** Answer to updating a payment. */
    sealed interface Updated {

        record Done() implements Updated {}

        /** 409: somebody else wrote meanwhile (reference §4.1). Read again, decide again, never resend. */
        record Conflict(long currentVersion) implements Updated {}

        /** Refused, unreadable or unanswered; see {@link Failure#mayHaveHappened} before doing it again. */
        record Failed(Failure failure) implements Updated {}
    }
}
