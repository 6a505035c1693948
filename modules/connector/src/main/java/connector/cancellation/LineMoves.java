package connector.cancellation;

import com.commercetools.api.models.cart.CustomLineItem;
import com.commercetools.api.models.cart.LineItem;
import com.commercetools.api.models.order.ItemState;
import com.commercetools.api.models.order.OrderTransitionCustomLineItemStateActionBuilder;
import com.commercetools.api.models.order.OrderTransitionLineItemStateActionBuilder;
import com.commercetools.api.models.order.OrderUpdateAction;
import com.commercetools.api.models.state.StateResourceIdentifier;
import com.commercetools.api.models.state.StateResourceIdentifierBuilder;
import connector.commercetools.OrderParts;
import connector.commercetools.StateMachine;
import connector.ledger.Milestone;
import connector.routing.StateTables;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Moves pieces of one line to the cancelled state, those first that have come the shortest way. Pure; remembers what it has moved. */
final class LineMoves {

    private static final Set<Milestone> ENDS = Set.of(Milestone.SHIPPED, Milestone.CANCELLED, Milestone.RETURNED);

    private final String id;
    private final boolean custom;
    private final StateTables tables;
    private final StateMachine machine;
    private final Map<String, Long> left = new LinkedHashMap<>();

    LineMoves(LineItem line, StateTables tables, StateMachine machine) {
        this(line.getId(), false, line.getState(), tables, machine);
    }

    LineMoves(CustomLineItem item, StateTables tables, StateMachine machine) {
        this(item.getId(), true, item.getState(), tables, machine);
    }

    private LineMoves(
            String id, boolean custom, @Nullable List<ItemState> there, StateTables tables, StateMachine machine) {
        this.id = id;
        this.custom = custom;
        this.tables = tables;
        this.machine = machine;
        Set<String> ends = keys(ENDS);
        OrderParts.list(there).stream()
                .filter(each -> each.getState() != null && each.getQuantity() != null)
                .filter(each -> machine.byId(each.getState().getId())
                        .filter(state -> ends.contains(state.name()))
                        .isEmpty())
                .sorted(Comparator.comparing(each -> progress(each.getState().getId())))
                .forEach(each -> left.merge(each.getState().getId(), each.getQuantity(), Long::sum));
    }

    /** How many pieces could be moved at all. */
    long movable() {
        return left.values().stream().mapToLong(each -> each).sum();
    }

    /** All of the pieces or none: half of them would look like somebody else's. Empty: they cannot be moved. */
    Optional<List<OrderUpdateAction>> move(long pieces, StateMachine.State to) {
        Map<String, Long> before = new LinkedHashMap<>(left);
        List<OrderUpdateAction> actions = new ArrayList<>();
        long open = pieces;
        for (String id : List.copyOf(left.keySet())) {
            StateMachine.State from = machine.byId(id).orElseGet(() -> new StateMachine.State(id, null, true, null));
            Optional<List<StateMachine.State>> path = machine.path(from, to, between());
            long part = path.isEmpty() ? 0 : Math.min(open, left.getOrDefault(id, 0L));
            if (part > 0) {
                steps(from, path.get(), part, actions);
                left.merge(id, -part, Long::sum);
                open -= part;
            }
        }
        if (open > 0) {
            left.putAll(before);
            return Optional.empty();
        }
        return Optional.of(actions);
    }

    /** For people: where its pieces are, and what may follow there. */
    String standing() {
        List<String> words = new ArrayList<>();
        left.forEach((id, pieces) -> {
            StateMachine.State state = machine.byId(id).orElse(null);
            words.add(
                    pieces + " in " + (state == null ? id : state.name() + ", which leads to " + machine.next(state)));
        });
        return String.join("; ", words);
    }

    private void steps(
            StateMachine.State from, List<StateMachine.State> path, long pieces, List<OrderUpdateAction> actions) {
        StateMachine.State at = from;
        for (StateMachine.State next : path) {
            actions.add(step(pieces, named(at), named(next)));
            at = next;
        }
    }

    private OrderUpdateAction step(long pieces, StateResourceIdentifier from, StateResourceIdentifier to) {
        return custom
                ? OrderTransitionCustomLineItemStateActionBuilder.of()
                        .customLineItemId(id)
                        .quantity(pieces)
                        .fromState(from)
                        .toState(to)
                        .build()
                : OrderTransitionLineItemStateActionBuilder.of()
                        .lineItemId(id)
                        .quantity(pieces)
                        .fromState(from)
                        .toState(to)
                        .build();
    }

    private static StateResourceIdentifier named(StateMachine.State state) {
        return StateResourceIdentifierBuilder.of().id(state.id()).build();
    }

    private Set<String> between() {
        Set<Milestone> all = new HashSet<>(Set.of(Milestone.values()));
        all.removeAll(ENDS);
        return tables.walk() ? keys(all) : Set.of();
    }

    private Set<String> keys(Set<Milestone> milestones) {
        Set<String> keys = new HashSet<>();
        milestones.forEach(each -> {
            if (tables.lineStates().containsKey(each)) {
                keys.add(tables.lineStates().get(each));
            }
        });
        return keys;
    }

    private int progress(String stateId) {
        String name = machine.byId(stateId).map(StateMachine.State::name).orElse("");
        return tables.lineStates().entrySet().stream()
                .filter(each -> each.getValue().equals(name))
                .mapToInt(each -> each.getKey().ordinal() + 1)
                .findFirst()
                .orElse(0);
    }
}
