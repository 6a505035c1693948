package sandbox.orderflow;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parcel that arrives at the returns desk.
 *
 * @param authorisation on its label, null: none
 * @param orderReference on its label or in the announcement, null: none
 */
public record Arrival(
        @Nullable String authorisation,
        @Nullable String orderReference,
        @Nullable String type,
        @Nullable String note,
        List<ReturnReceipt.Line> lines) {

    public Arrival {
        lines = List.copyOf(lines);
    }

    /** The label names the authorisation of an announced return. */
    public static Arrival announced(String authorisation) {
        return new Arrival(authorisation, null, null, null, List.of());
    }

    /** Nobody announced it; the delivery note is in the parcel. */
    public static Arrival ofOrder(String orderReference) {
        return new Arrival(null, orderReference, null, null, List.of());
    }

    public Arrival with(String sku, long quantity, String reason, String condition, boolean refund) {
        List<ReturnReceipt.Line> more = new ArrayList<>(lines);
        more.add(new ReturnReceipt.Line(sku, quantity, reason, condition, refund));
        return new Arrival(authorisation, orderReference, type, note, more);
    }

    public Arrival type(String other) {
        return new Arrival(authorisation, orderReference, other, note, lines);
    }

    public Arrival note(String other) {
        return new Arrival(authorisation, orderReference, type, other, lines);
    }
}
