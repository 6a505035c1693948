package sandbox.orderflow;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An order as the stand-in keeps it: a snapshot that never changes.
 *
 * @param reference what it is called now, {@code importedReference} what it was imported as; they differ after a
 *     cancel that changed the reference (reference §2.4)
 * @param state {@code created}, {@code validated}, {@code partially_despatched}, {@code despatched}, {@code cancelled}
 * @param fields of the order as sent, line breaks decoded; prices are text
 * @param lines as imported, in their order
 */
public record StoredOrder(
        long id,
        String channel,
        String organisation,
        String reference,
        String importedReference,
        String state,
        Instant imported,
        Map<String, String> fields,
        List<StoredLine> lines,
        List<StoredShipment> shipments) {

    static final String CANCELLED = "cancelled";

    public StoredOrder {
        lines = List.copyOf(lines);
        shipments = List.copyOf(shipments);
    }

    /** Units by SKU, over all lines. */
    public Map<String, Long> unitsBySku() {
        return lines.stream()
                .collect(Collectors.groupingBy(StoredLine::sku, Collectors.summingLong(StoredLine::quantity)));
    }

    public boolean cancelled() {
        return state.equals(CANCELLED);
    }

    boolean open() {
        return shipments.stream().anyMatch(each -> !each.state().isFinal());
    }

    StoredOrder state(String other) {
        return new StoredOrder(
                id, channel, organisation, reference, importedReference, other, imported, fields, lines, shipments);
    }

    StoredOrder reference(String other) {
        return new StoredOrder(
                id, channel, organisation, other, importedReference, state, imported, fields, lines, shipments);
    }

    /** What an update left of it: identity and time of import; everything else is the other's. */
    StoredOrder replacedBy(StoredOrder other) {
        return new StoredOrder(
                id,
                channel,
                organisation,
                reference,
                importedReference,
                state,
                imported,
                other.fields,
                other.lines,
                other.shipments);
    }

    /** The same order with these shipments; its state follows theirs. */
    StoredOrder shipments(List<StoredShipment> other) {
        StoredOrder changed = new StoredOrder(
                id, channel, organisation, reference, importedReference, state, imported, fields, lines, other);
        return changed.state(changed.stateByShipments());
    }

    private String stateByShipments() {
        if (shipments.stream().allMatch(each -> each.state() == ShipmentState.CANCELLED)) {
            return CANCELLED;
        }
        if (shipments.stream().allMatch(each -> each.state().isFinal())) {
            return "despatched";
        }
        if (shipments.stream().anyMatch(each -> each.state() == ShipmentState.DESPATCHED)) {
            return "partially_despatched";
        }
        boolean wasLeaving = state.endsWith("despatched");
        return wasLeaving || shipments.stream().anyMatch(each -> each.state().holdsStock()) ? "validated" : state;
    }
}
