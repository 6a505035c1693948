package connector.fulfilment;

import com.commercetools.api.models.order.Order;
import com.commercetools.api.models.order.OrderTransitionCustomLineItemStateActionBuilder;
import com.commercetools.api.models.order.OrderTransitionLineItemStateActionBuilder;
import com.commercetools.api.models.order.OrderUpdateAction;
import com.commercetools.api.models.state.StateResourceIdentifier;
import com.commercetools.api.models.state.StateResourceIdentifierBuilder;
import connector.commercetools.StateMachine;
import connector.commercetools.StateMachine.State;
import connector.fulfilment.LineStates.Held;
import connector.fulfilment.LineStates.Item;
import connector.ledger.LineQuantities;
import connector.ledger.Milestone;
import connector.ledger.QuantityLedger;
import connector.orderflow.OrderDetail;
import connector.orderflow.OrderLink;
import connector.routing.StateTables;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which line-item States an order lacks after what the warehouse said. Pieces move forward only, whatever order the news came in;
 * between allocated and backorder they may go both ways; out of shipped, cancelled and returned they never move.
 */
final class LineProgress {

    private final Order order;
    private final StateTables tables;
    private final StateMachine machine;
    private final LineStates states;

    private LineProgress(Order order, StateTables tables, StateMachine machine) {
        this.order = order;
        this.tables = tables;
        this.machine = machine;
        this.states = new LineStates(tables, machine);
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
            moves = moves.and(move(item, new Held(held.state(), held.milestone(), together), goal));
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

    private Lacking move(Item item, Held held, Milestone said) {
        Optional<Milestone> goal = written(said);
        if (goal.isEmpty() || !isForward(held, goal.get())) {
            return new Lacking.Actions(List.of(), List.of());
        }
        String key = key(goal.get());
        return switch (Way.find(machine, held.state(), key, between(held, goal.get()))) {
            case Way.Steps(List<State> way) -> new Lacking.Actions(steps(item, held, way), List.of());
            case Way.NoSuchState(String missing) ->
                new Lacking.Stuck(
                        "The project has no line item State '%s', in which %s would be."
                                .formatted(missing, pieces(item, held)),
                        "Create the State, or correct states.line-items.%s in the configuration."
                                .formatted(word(goal.get())));
            case Way.Forbidden(List<String> next) ->
                new Lacking.Stuck(
                        "%s are in State '%s' and should be in '%s', and the project's workflow allows %s."
                                .formatted(
                                        pieces(item, held),
                                        held.state().name(),
                                        key,
                                        next.isEmpty() ? "nothing" : "only " + String.join(", ", next)),
                        "Allow the transition from '%s' to '%s' in the project's States, or move the pieces by hand."
                                .formatted(held.state().name(), key));
        };
    }

    /** The milestone, or the last one before it that has a State. A backorder is nobody's way to anything. */
    private Optional<Milestone> written(Milestone said) {
        return Stream.of(
                        Milestone.SHIPPED,
                        Milestone.PACKED,
                        Milestone.PICKING,
                        Milestone.ALLOCATED,
                        Milestone.BACKORDER,
                        Milestone.RECEIVED)
                .filter(each -> each.compareTo(said) <= 0)
                .filter(each -> each != Milestone.BACKORDER || said == Milestone.BACKORDER)
                .filter(tables.lineStates()::containsKey)
                .findFirst();
    }

    private String key(Milestone written) {
        return Objects.requireNonNull(tables.lineStates().get(written));
    }

    private boolean isForward(Held held, Milestone goal) {
        Milestone now = held.milestone();
        if (key(goal).equals(held.state().key())) {
            return false;
        }
        return now == null || now.compareTo(goal) < 0 || (now == Milestone.ALLOCATED && goal == Milestone.BACKORDER);
    }

    private Set<String> between(Held held, Milestone goal) {
        if (!tables.walk()) {
            return Set.of();
        }
        return tables.lineStates().keySet().stream()
                .filter(each -> each != Milestone.BACKORDER && each.compareTo(goal) < 0)
                .filter(each -> held.milestone() == null || each.compareTo(held.milestone()) > 0)
                .map(tables.lineStates()::get)
                .collect(Collectors.toSet());
    }

    private static List<OrderUpdateAction> steps(Item item, Held held, List<State> way) {
        List<OrderUpdateAction> steps = new ArrayList<>();
        State from = held.state();
        for (State to : way) {
            steps.add(step(item, held.quantity(), named(from), named(to)));
            from = to;
        }
        return steps;
    }

    private static OrderUpdateAction step(
            Item item, long quantity, StateResourceIdentifier from, StateResourceIdentifier to) {
        return item.custom()
                ? OrderTransitionCustomLineItemStateActionBuilder.of()
                        .customLineItemId(item.id())
                        .quantity(quantity)
                        .fromState(from)
                        .toState(to)
                        .build()
                : OrderTransitionLineItemStateActionBuilder.of()
                        .lineItemId(item.id())
                        .quantity(quantity)
                        .fromState(from)
                        .toState(to)
                        .build();
    }

    private static StateResourceIdentifier named(State state) {
        return state.key() == null
                ? StateResourceIdentifierBuilder.of().id(state.id()).build()
                : StateResourceIdentifierBuilder.of().key(state.key()).build();
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

    private String pieces(Item item, Held held) {
        return "%d piece(s) of order %s, line %s (%s),".formatted(held.quantity(), name(), item.sku(), item.id());
    }

    private String name() {
        return order.getOrderNumber() == null ? order.getId() : order.getOrderNumber();
    }

    private static String word(Milestone milestone) {
        return milestone.name().toLowerCase(Locale.ROOT);
    }
}
