package connector.orderflow.inbound;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a push says, as far as we must know to store it where it belongs. {@code messageId} is empty when the message has
 * none.
 */
sealed interface PushedEvent {

    String rootName();

    String messageId();

    /** A shipment of this order, in whatever state: the order must be looked at. */
    record ShipmentNews(
            String rootName,
            String messageId,
            String orderReference,
            @Nullable String shipmentReference,
            String state,
            @Nullable Instant eventTime)
            implements PushedEvent {}

    /** Of an order, without any shipment in it. */
    record OrderNews(String rootName, String messageId, String orderReference, String eventType, String state)
            implements PushedEvent {}

    /**
     * Of goods that came back.
     *
     * @param reference of the order, else the authorisation
     * @param namesOrder whether it is the order's
     */
    record ReturnReceived(
            String rootName,
            String messageId,
            String reference,
            boolean namesOrder,
            @Nullable Instant eventTime) implements PushedEvent {}

    /** @param subject the element it is about: {@code inventory}, {@code return}, … */
    record Other(String rootName, String messageId, String subject) implements PushedEvent {}
}
