package sandbox.orderflow;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A shipment of an order.
 *
 * @param sequence its place in the order, from 1
 * @param fields as sent, keys without the {@code shipment.} prefix
 * @param label null until it is packed
 * @param completed when it left, null before
 */
public record StoredShipment(
        String reference,
        int sequence,
        ShipmentState state,
        String site,
        Instant created,
        Map<String, String> fields,
        List<StoredLine> lines,
        @Nullable Label label,
        @Nullable Instant completed) {

    public StoredShipment {
        lines = List.copyOf(lines);
    }

    public long units() {
        return lines.stream().mapToLong(StoredLine::quantity).sum();
    }

    StoredShipment state(ShipmentState other) {
        return new StoredShipment(reference, sequence, other, site, created, fields, lines, label, completed);
    }

    StoredShipment lines(List<StoredLine> other) {
        return new StoredShipment(reference, sequence, state, site, created, fields, other, label, completed);
    }

    StoredShipment label(Label other) {
        return new StoredShipment(reference, sequence, state, site, created, fields, lines, other, completed);
    }

    StoredShipment despatched(Instant now) {
        return new StoredShipment(
                reference, sequence, ShipmentState.DESPATCHED, site, created, fields, lines, label, now);
    }

    StoredShipment named(String otherReference, int otherSequence) {
        return new StoredShipment(otherReference, otherSequence, state, site, created, fields, lines, label, completed);
    }
}
