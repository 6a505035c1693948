package connector.fulfilment;

import com.commercetools.api.models.order.Order;
import connector.commercetools.StateMachine;
import connector.fulfilment.LineStates.Held;
import connector.fulfilment.LineStates.Item;
import connector.ledger.LineQuantities;
import connector.ledger.Milestone;
import connector.ledger.QuantityLedger;
import connector.orderflow.OrderDetail;
import connector.orderflow.OrderLink;
import connector.routing.StateTables;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Which line-item States an order lacks after what the warehouse said. Pieces move forward only, whatever order the news came in;
 * between allocated and backorder they may go both ways; out of shipped, cancelled and returned they never move here. Where pieces
 * that came back go is {@link BackPieces}' question.
 */
final class LineProgress {

    private final Order order;
    private final StateTables tables;
    private final LineStates states;
    private final Stepping stepping;

    private LineProgress(Order order, StateTables tables, StateMachine machine) {
        this.order = order;
        this.tables = tables;
        this.states = new LineStates(tables, machine);
        this.stepping = new Stepping(order, tables, machine);
    }

    /**
     * @param after what will have been shipped when this is written
     * @param seen the newest order detail of each consignment
     * @param machine the project's line-item States
     */
    static Lacking missing(
            Order order,
            QuantityLedger after,
            List<OrderDetail> seen,
            List<OrderLink> links,
            StateTables tables,
            StateMachine machine) {
        QuantityLedger ledger = LineStates.counted(order, after, tables, machine);
        Whereabouts where = new Whereabouts(ledger, seen, links, tables);
        Lacking fields = new AllocationFields(tables.allocation()).missing(order, where);
        Lacking told = new Lacking.Actions(List.of(), List.copyOf(where.notes()));
        return new LineProgress(order, tables, machine)
                .missing(ledger, where)
                .and(fields)
                .and(told);
    }

    private Lacking missing(QuantityLedger ledger, Whereabouts where) {
        Lacking all = new Lacking.Actions(List.of(), List.of());
        if (tables.lineStates().isEmpty()) {
            return all;
        }
        for (Item item : states.of(order)) {
            Optional<LineQuantities> line = ledger.line(item.id());
            WaitingPieces here = where.of(item.id());
            if (line.isPresent() && (here.sent() || line.get().shipped() > 0)) {
                all = all.and(missing(item, line.get(), here));
            }
        }
        return all;
    }

    private Lacking missing(Item item, LineQuantities line, WaitingPieces here) {
        Counts goals = new Counts();
        goals.add(Milestone.SHIPPED, line.shipped() - line.returned());
        goals.addAll(here.waiting());
        Lacking moves = new Lacking.Actions(List.of(), List.of());
        Deque<Held> pieces = movable(item, goals);
        while (!goals.isEmpty() && !pieces.isEmpty()) {
            Held held = pieces.pop();
            Milestone goal = goals.furthest();
            long together = Math.min(held.quantity(), goals.of(goal));
            goals.take(together);
            if (together < held.quantity()) {
                pieces.push(new Held(held.state(), held.milestone(), held.quantity() - together));
            }
            moves = moves.and(stepping.move(item, new Held(held.state(), held.milestone(), together), goal));
        }
        return goals.of(Milestone.SHIPPED) > 0 && !item.pieces().isEmpty()
                ? moves.and(shippedAndCancelled(item, line))
                : moves;
    }

    /**
     * Those that may still move, the furthest first. A piece in backorder is the one that is meant when the warehouse has no
     * stock for one: otherwise an allocated one would be taken for it, now and at the next look again.
     */
    private static Deque<Held> movable(Item item, Counts goals) {
        Deque<Held> pieces = new ArrayDeque<>();
        for (Held held : item.pieces()) {
            Milestone now = held.milestone();
            long settled = now == Milestone.BACKORDER ? Math.min(held.quantity(), goals.of(now)) : 0;
            goals.remove(Milestone.BACKORDER, settled);
            if (now != Milestone.CANCELLED && now != Milestone.RETURNED && settled < held.quantity()) {
                pieces.add(new Held(held.state(), now, held.quantity() - settled));
            }
        }
        return pieces;
    }

    private Lacking shippedAndCancelled(Item item, LineQuantities line) {
        long cancelled = item.in(Milestone.CANCELLED);
        return new Lacking.Stuck(
                "Of order %s, line %s (%s): ordered %d, shipped %d, and %d are in State '%s'."
                        .formatted(
                                name(),
                                item.sku(),
                                item.id(),
                                line.ordered(),
                                line.shipped(),
                                cancelled,
                                tables.lineStates().get(Milestone.CANCELLED)),
                "Find out whether the pieces left; move them out of the cancelled State, or correct the delivery.");
    }

    private String name() {
        return order.getOrderNumber() == null ? order.getId() : order.getOrderNumber();
    }
}
