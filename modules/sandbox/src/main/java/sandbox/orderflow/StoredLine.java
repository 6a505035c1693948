package sandbox.orderflow;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A line of an order, or a shipment's share of it.
 *
 * @param number its index in the import
 * @param fields as sent, keys without the {@code orderLine.n.} prefix; prices are text
 * @param ownState where it differs from what its shipment's state says of lines; null: it does not
 */
public record StoredLine(
        int number,
        String sku,
        long quantity,
        Map<String, String> fields,
        @Nullable LineState ownState) {

    public @Nullable String description() {
        return fields.get("description");
    }

    /** The shop's own reference of the line, null when it was not sent. */
    public @Nullable String thirdPartyReference() {
        return fields.get("thirdPartyReference");
    }

    boolean dropped() {
        return ownState == LineState.CANCELLED;
    }

    StoredLine quantity(long other) {
        return new StoredLine(number, sku, other, fields, ownState);
    }

    StoredLine state(@Nullable LineState other) {
        return new StoredLine(number, sku, quantity, fields, other);
    }
}
