package sandbox.orderflow;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A line of an order, or a shipment's share of it.
 *
 * @param number its index in the import
 * @param fields as sent, keys without the {@code orderLine.n.} prefix; prices are text
 */
public record StoredLine(int number, String sku, long quantity, Map<String, String> fields) {

    public @Nullable String description() {
        return fields.get("description");
    }

    /** The shop's own reference of the line, null when it was not sent. */
    public @Nullable String thirdPartyReference() {
        return fields.get("thirdPartyReference");
    }

    StoredLine quantity(long other) {
        return new StoredLine(number, sku, other, fields);
    }
}
