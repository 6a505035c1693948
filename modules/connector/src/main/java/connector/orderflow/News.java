package connector.orderflow;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a work item of kind {@link Despatch#SHIPMENT_NEWS} says. A hint to look at the order, and what was seen so far. */
public sealed interface News {

    String orderReference();

    /** From the despatches poll: the whole fact. */
    record Despatched(Despatch despatch) implements News {

        @Override
        public String orderReference() {
            return despatch.orderReference();
        }
    }

    /**
     * From a push: one shipment as the event showed it; packages and tracking URL are not in it (reference §3.5).
     *
     * @param state normalised as in {@link OrderDetail}; empty when not said
     * @param eventTime when it happened there, null when not said
     */
    record Pushed(
            String orderReference,
            @Nullable String shipmentReference,
            String state,
            @Nullable Instant eventTime,
            List<OrderDetail.Line> lines,
            @Nullable String despatchReference)
            implements News {}

    /**
     * The order must be asked for: a push spoke of it without any shipment, or a poll noticed something.
     *
     * @param shipmentReference of the shipment it is about, null: of all of them
     */
    record Look(String orderReference, @Nullable String shipmentReference, Because because) implements News {}

    /** Why somebody should look. */
    enum Because {
        /** A push about the order itself. */
        PUSHED,
        /** Among the pending ones, a shipment is new, or not what it was. */
        PENDING,
        /** A shipment is pending no more. */
        GONE,
        /** Nobody has heard of the order for long. */
        SILENT
    }
}
