package connector.commercetools;

import com.commercetools.api.models.order.Order;
import connector.audit.Failure;
import java.util.function.Supplier;

/** Answer to updating an order. */
public sealed interface UpdateAnswer {

    /** @param order as it is after the update; read when it is asked for, the answer was seen to be one */
    record Updated(Supplier<Order> order) implements UpdateAnswer {}

    /** 409: somebody else wrote meanwhile (reference §4.1). Read again, decide again, never resend. */
    record Conflict(long currentVersion) implements UpdateAnswer {}

    /** Refused, unreadable or unanswered; see {@link Failure#mayHaveHappened} before doing it again. */
    record Failed(Failure failure) implements UpdateAnswer {}
}
