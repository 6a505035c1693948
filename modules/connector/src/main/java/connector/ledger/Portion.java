package connector.ledger;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What of an order went to a warehouse as one consignment.
 *
 * @param reference OrderFlow's order reference, null for the order as a whole
 * @param byLine pieces by line id; empty: all pieces of all lines
 */
public record Portion(@Nullable String reference, Map<String, Long> byLine) {

    /** All of the order, as nobody's in particular. */
    public static final Portion WHOLE = new Portion(null, Map.of());

    public Portion {
        byLine = Map.copyOf(byLine);
    }

    boolean holds(LineQuantities line) {
        return byLine.isEmpty() || byLine.containsKey(line.lineId());
    }

    /** How many pieces of the line belong to it. */
    public long of(LineQuantities line) {
        return byLine.isEmpty() ? line.ordered() : Math.min(line.ordered(), byLine.getOrDefault(line.lineId(), 0L));
    }
}
