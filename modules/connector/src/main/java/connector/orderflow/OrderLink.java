package connector.orderflow;

import org.jspecify.annotations.Nullable;

/**
 * Which OrderFlow order stands for which commercetools order, and how far its export is.
 *
 * @param orderNumber null while the order has none
 * @param reference OrderFlow's order reference
 * @param fingerprint of the document sent, to compare with what would be sent today
 */
public record OrderLink(
        String projectKey,
        String orderId,
        @Nullable String orderNumber,
        String destination,
        String reference,
        String fingerprint,
        State state) {

    /** How far the export is. */
    public enum State {
        /** About to be sent, or sent without an answer: ask order detail before sending again. */
        SENDING,
        /** OrderFlow has it; commercetools has not been told yet. */
        IMPORTED,
        /** OrderFlow has it and commercetools carries the SyncInfo. */
        ACCEPTED
    }

    public OrderLink in(State next) {
        return new OrderLink(projectKey, orderId, orderNumber, destination, reference, fingerprint, next);
    }
}
