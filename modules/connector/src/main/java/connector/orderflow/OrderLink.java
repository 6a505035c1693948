package connector.orderflow;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which OrderFlow order stands for which commercetools order, or for a part of it, and how far its export is.
 *
 * @param orderNumber null while the order has none
 * @param reference OrderFlow's order reference
 * @param sent what the warehouse has, or was last sent
 * @param note why the warehouse has something else than commerce by now, null: it has the same
 */
public record OrderLink(
        String projectKey,
        String orderId,
        @Nullable String orderNumber,
        String destination,
        String reference,
        Sent sent,
        State state,
        @Nullable String note) {

    public OrderLink(
            String projectKey,
            String orderId,
            @Nullable String orderNumber,
            String destination,
            String reference,
            Sent sent,
            State state) {
        this(projectKey, orderId, orderNumber, destination, reference, sent, state, null);
    }

    /**
     * What was sent, without the personal data in it.
     *
     * @param fingerprint of the document, to compare with what would be sent today
     * @param content fingerprint of what the order said, so that changed rules do not pass for a changed order
     * @param fields short fingerprint by field, to name those that differ
     * @param site OrderFlow's reference of the warehouse it was sent to, null: OrderFlow decided
     * @param parts what of which line went this way; empty when that was not remembered: the whole order, then
     */
    public record Sent(
            String fingerprint,
            String content,
            Map<String, String> fields,
            @Nullable String site,
            List<Part> parts) {

        public Sent {
            fields = Map.copyOf(fields);
            parts = List.copyOf(parts);
        }

        public Sent(String fingerprint, String content, Map<String, String> fields) {
            this(fingerprint, content, fields, null, List.of());
        }

        /** The same document, for an order that says something else by now. */
        public Sent whenOrderSays(String newContent) {
            return new Sent(fingerprint, newContent, fields, site, parts);
        }
    }

    /**
     * Pieces of a line.
     *
     * @param lineId id of the line item
     * @param sku as the warehouse knows it
     * @param shippingKey which of the order's shippings brings them, null where it has at most one
     */
    public record Part(
            String lineId,
            String sku,
            long quantity,
            @Nullable String shippingKey) {}

    /** How far the export is. */
    public enum State {
        /** Belongs to an order in several parts; not sent yet. */
        PLANNED,
        /** About to be sent, or sent without an answer: ask order detail before sending again. */
        SENDING,
        /** commercetools says that it was exported, we have no memory of it: ask order detail, never send. */
        ADOPTING,
        /** OrderFlow has it; commercetools has not been told yet. */
        IMPORTED,
        /** OrderFlow has it and commercetools carries the SyncInfo. */
        ACCEPTED,
        /** Being cancelled there, to be imported again: ask order detail whether it is gone. */
        REPLACING,
        /** Being updated there; the update may be sent again. */
        UPDATING,
        /** OrderFlow has it, the order has changed since, and OrderFlow was not or could not be changed: see the note. */
        DIFFERS,
        /** Being cancelled there for good: ask order detail before it is asked again. */
        CANCELLING,
        /** Cancelled there for good, or never sent because it was cancelled before: see the note. */
        CANCELLED,
        /** It is to be cancelled, and OrderFlow goes on with it: see the note. */
        KEPT
    }

    /** OrderFlow's reference of the warehouse it was sent to, null: OrderFlow decided. */
    public @Nullable String site() {
        return sent.site();
    }

    public OrderLink in(State next) {
        return in(next, null);
    }

    public OrderLink in(State next, @Nullable String why) {
        return new OrderLink(projectKey, orderId, orderNumber, destination, reference, sent, next, why);
    }

    public OrderLink with(Sent other) {
        return new OrderLink(projectKey, orderId, orderNumber, destination, reference, other, state, note);
    }

    /** What commerce says by now stays out of the warehouse. */
    public OrderLink differing(String content, String why) {
        return new OrderLink(
                projectKey,
                orderId,
                orderNumber,
                destination,
                reference,
                sent.whenOrderSays(content),
                State.DIFFERS,
                why);
    }
}
