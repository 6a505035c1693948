package connector.fulfilment;

import connector.ledger.Milestone;
import connector.orderflow.OrderDetail;
import connector.routing.WarehouseStates;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What order detail says of a consignment's pieces, by SKU. */
final class SeenPieces {

    private static final int DAY = "2026-07-03".length();

    private final WarehouseStates states;
    private final @Nullable OrderDetail detail;
    private final Map<String, Counts> bySku = new HashMap<>();
    private final Map<String, Long> cancelled = new HashMap<>();
    private final Map<String, String> expected = new HashMap<>();
    private final Set<String> unknown = new TreeSet<>();

    /** @param detail null: nobody has asked yet, or what was answered is out of date */
    SeenPieces(WarehouseStates states, @Nullable OrderDetail detail) {
        this.states = states;
        this.detail = detail;
        if (detail != null) {
            detail.shipments().forEach(this::add);
        }
    }

    private void add(OrderDetail.Shipment shipment) {
        for (OrderDetail.Line line : shipment.lines()) {
            String sku = line.sku().strip();
            Milestone milestone = milestone(shipment, line);
            if (milestone == Milestone.CANCELLED) {
                cancelled.merge(sku, line.quantity(), Long::sum);
            } else {
                bySku.computeIfAbsent(sku, _ -> new Counts()).add(milestone, line.quantity());
                String day = day(shipment.earliestShipDate());
                if (day != null && milestone != Milestone.SHIPPED) {
                    expected.merge(sku, day, (one, other) -> one.compareTo(other) > 0 ? one : other);
                }
            }
        }
    }

    /** What was cancelled stays so; otherwise shipment or line, whichever is further. What came back had been shipped. */
    private Milestone milestone(OrderDetail.Shipment shipment, OrderDetail.Line line) {
        Milestone whole = read("shipment", states.shipments(), shipment.state());
        Milestone single = read("line", states.lines(), line.state());
        if (whole == Milestone.CANCELLED || single == Milestone.CANCELLED) {
            return Milestone.CANCELLED;
        }
        Milestone further = whole == null || (single != null && single.compareTo(whole) > 0) ? single : whole;
        boolean left = further == Milestone.SHIPPED || further == Milestone.RETURNED;
        if (left) {
            return Milestone.SHIPPED;
        }
        return further == null || atLeast() == Milestone.CANCELLED ? atLeast() : further;
    }

    private @Nullable Milestone read(String what, Map<String, Milestone> table, String state) {
        Milestone found = table.get(state);
        if (found == null && !state.isEmpty()) {
            unknown.add("the " + what + " state '" + state + "'");
        }
        return found;
    }

    /** Where the pieces are of which no more is said: the warehouse has them, unless the order says more. */
    Milestone atLeast() {
        Milestone order = detail == null ? null : states.orders().get(detail.state());
        return order == null || order == Milestone.SHIPPED || order == Milestone.RETURNED ? Milestone.RECEIVED : order;
    }

    /** None of it will be shipped. */
    boolean areAllCancelled() {
        return bySku.isEmpty() && (atLeast() == Milestone.CANCELLED || !cancelled.isEmpty());
    }

    boolean mentions(String sku) {
        return bySku.containsKey(sku) || cancelled.containsKey(sku);
    }

    /** Without the cancelled ones. */
    Counts of(String sku) {
        Counts copy = new Counts();
        copy.addAll(bySku.getOrDefault(sku, new Counts()));
        return copy;
    }

    long cancelled(String sku) {
        return cancelled.getOrDefault(sku, 0L);
    }

    /** The earliest day, as {@code 2026-07-03}, on which all of it can leave; null when not said. */
    @Nullable
    String expected(String sku) {
        return expected.get(sku);
    }

    /** States in no table, for people. */
    Set<String> unknown() {
        return unknown;
    }

    private static @Nullable String day(@Nullable String date) {
        String day = date == null || date.length() < DAY ? "" : date.substring(0, DAY);
        return day.matches("\\d{4}-\\d{2}-\\d{2}") ? day : null;
    }
}
