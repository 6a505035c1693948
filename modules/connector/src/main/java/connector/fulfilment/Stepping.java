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
import connector.ledger.Milestone;
import connector.routing.StateTables;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes pieces of a line to the State of a milestone, by the project's workflow: forward only. */
final class Stepping {

    private final Order order;
    private final StateTables tables;
    private final StateMachine machine;

    Stepping(Order order, StateTables tables, StateMachine machine) {
        this.order = order;
        this.tables = tables;
        this.machine = machine;
    }

    /** @param held the pieces of the item that go, all of them @param said where they are to be */
    Lacking move(Item item, Held held, Milestone said) {
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
                        Milestone.RETURNED,
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

    /** Nobody goes to an end by way of another one that the pieces never reached. */
    private Set<String> between(Held held, Milestone goal) {
        if (!tables.walk()) {
            return Set.of();
        }
        return tables.lineStates().keySet().stream()
                .filter(each -> each != Milestone.BACKORDER && each != Milestone.CANCELLED)
                .filter(each -> each.compareTo(goal) < 0)
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
