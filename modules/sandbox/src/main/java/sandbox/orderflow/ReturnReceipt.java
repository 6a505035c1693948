package sandbox.orderflow;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Goods that came back and were applied (reference §3.6).
 *
 * @param id the announced return's at its first receipt, else its own (ASSUMED: a second parcel of the same return is a
 *     return of its own with the same authorisation)
 * @param channel null when the order is not known
 * @param authorisation null when nobody announced it
 * @param orderReference null when the parcel names none
 * @param authorised whether it was announced as authorised
 */
public record ReturnReceipt(
        long id,
        String organisation,
        @Nullable String channel,
        @Nullable String authorisation,
        @Nullable String orderReference,
        boolean authorised,
        @Nullable String type,
        String site,
        @Nullable String note,
        Instant completed,
        List<Line> lines) {

    public ReturnReceipt {
        lines = List.copyOf(lines);
    }

    /**
     * What was found in the parcel.
     *
     * @param refund the warehouse's verdict
     */
    public record Line(
            String product,
            long quantity,
            @Nullable String reason,
            @Nullable String condition,
            boolean refund) {}

    ReturnReceipt lines(List<Line> other) {
        return new ReturnReceipt(
                id,
                organisation,
                channel,
                authorisation,
                orderReference,
                authorised,
                type,
                site,
                note,
                completed,
                other);
    }
}
