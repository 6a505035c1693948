package sandbox.orderflow;

import java.time.Instant;
import java.util.HashMap;
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

    /** Lines that go with it: those that were not dropped. */
    public List<StoredLine> goods() {
        return lines.stream().filter(line -> !line.dropped()).toList();
    }

    /** Pieces that go with it. */
    public long units() {
        return goods().stream().mapToLong(StoredLine::quantity).sum();
    }

    LineState stateOf(StoredLine line) {
        LineState own = line.ownState();
        return own == null ? state.ofLines() : own;
    }

    /** Lines follow, but for those dropped. */
    StoredShipment state(ShipmentState other) {
        List<StoredLine> following = lines.stream()
                .map(line -> line.dropped() ? line : line.state(null))
                .toList();
        return new StoredShipment(reference, sequence, other, site, created, fields, following, label, completed);
    }

    StoredShipment site(String other) {
        return new StoredShipment(reference, sequence, state, other, created, fields, lines, label, completed);
    }

    StoredShipment field(String key, String value) {
        Map<String, String> changed = new HashMap<>(fields);
        changed.put(key, value);
        return new StoredShipment(
                reference, sequence, state, site, created, Map.copyOf(changed), lines, label, completed);
    }

    StoredShipment lines(List<StoredLine> other) {
        return new StoredShipment(reference, sequence, state, site, created, fields, other, label, completed);
    }

    StoredShipment label(Label other) {
        return new StoredShipment(reference, sequence, state, site, created, fields, lines, other, completed);
    }

    StoredShipment despatched(Instant now) {
        StoredShipment left = state(ShipmentState.DESPATCHED);
        return new StoredShipment(reference, sequence, left.state, site, created, fields, left.lines, label, now);
    }

    /** It did not leave after all. */
    StoredShipment back(ShipmentState other) {
        StoredShipment here = state(other);
        return new StoredShipment(reference, sequence, other, site, created, fields, here.lines, label, null);
    }

    StoredShipment named(String otherReference, int otherSequence) {
        return new StoredShipment(otherReference, otherSequence, state, site, created, fields, lines, label, completed);
    }
}
