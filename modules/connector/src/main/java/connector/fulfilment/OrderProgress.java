package connector.fulfilment;

import com.commercetools.api.models.order.Order;
import com.commercetools.api.models.order.OrderChangeOrderStateActionBuilder;
import com.commercetools.api.models.order.OrderChangeShipmentStateActionBuilder;
import com.commercetools.api.models.order.OrderState;
import com.commercetools.api.models.order.OrderTransitionStateActionBuilder;
import com.commercetools.api.models.order.OrderUpdateAction;
import com.commercetools.api.models.order.ShipmentState;
import com.commercetools.api.models.state.StateResourceIdentifierBuilder;
import connector.commercetools.OrderParts;
import connector.commercetools.StateMachine;
import connector.commercetools.StateMachine.State;
import connector.commercetools.States.StatesAnswer.Known;
import connector.ledger.OrderMilestone;
import connector.ledger.QuantityLedger;
import connector.orderflow.OrderDetail;
import connector.orderflow.OrderLink;
import connector.routing.AllowedChanges;
import connector.routing.StateTables;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which of the order's own states lack what the warehouse said: {@code shipmentState}, {@code orderState}, workflow State. */
final class OrderProgress {

    private static final Lacking NOTHING = new Lacking.Actions(List.of(), List.of());

    private final Order order;
    private final StateTables tables;
    private final StateMachine machine;

    private OrderProgress(Order order, StateTables tables, StateMachine machine) {
        this.order = order;
        this.tables = tables;
        this.machine = machine;
    }

    /**
     * @param after what will have been shipped when this is written
     * @param seen the newest order detail of each consignment
     */
    static Lacking missing(
            Order order,
            QuantityLedger after,
            List<OrderDetail> seen,
            List<OrderLink> links,
            StateTables tables,
            Known machines) {
        QuantityLedger ledger = counted(order, after, tables, machines);
        Whereabouts where = new Whereabouts(ledger, seen, links, tables);
        OrderProgress progress = new OrderProgress(order, tables, machines.orders());
        return Overall.of(where).map(progress::missing).orElse(NOTHING);
    }

    /** The workflow State once everything that was shipped came back: returns tell of that, no shipment does. */
    static Lacking cameBack(Order order, List<OrderLink> links, StateTables tables, Known machines) {
        if (!tables.orderStates().containsKey(OrderMilestone.RETURNED)
                || order.getOrderState() == OrderState.CANCELLED) {
            return NOTHING;
        }
        QuantityLedger ledger = counted(order, OrderedPieces.of(order), tables, machines);
        return Overall.of(new Whereabouts(ledger, List.of(), links, tables))
                .filter(milestone -> milestone == OrderMilestone.RETURNED)
                .map(new OrderProgress(order, tables, machines.orders())::workflow)
                .orElse(NOTHING);
    }

    /** A piece came back when its State says so, or a return item; projects need not have a State for it. */
    private static QuantityLedger counted(Order order, QuantityLedger after, StateTables tables, Known machines) {
        QuantityLedger counted = LineStates.counted(order, after, tables, machines.lineItems());
        for (Map.Entry<String, Long> back : OrderParts.cameBack(order).entrySet()) {
            counted = counted.with(
                    back.getKey(), line -> line.returnedBy(Math.max(0, back.getValue() - line.returned())));
        }
        return counted;
    }

    private Lacking missing(OrderMilestone milestone) {
        if (order.getOrderState() == OrderState.CANCELLED && milestone != OrderMilestone.CANCELLED) {
            return cancelledMeanwhile(milestone);
        }
        return shipmentState(milestone).and(orderState(milestone)).and(workflow(milestone));
    }

    /** What became of the order is between the shop and its customer; nobody gets to hear of it from states. */
    private Lacking cancelledMeanwhile(OrderMilestone milestone) {
        return milestone == OrderMilestone.SHIPPED
                ? new Lacking.Stuck(
                        "Order %s is Cancelled in commercetools, and all of it has left the warehouse."
                                .formatted(name()),
                        "Agree with the customer; then announce a return, or open the order again.")
                : note("the order is Cancelled in commercetools, its states stay as they are (the warehouse: "
                        + word(milestone) + ")");
    }

    private Lacking shipmentState(OrderMilestone milestone) {
        String wanted =
                tables.shipmentStates().get(milestone == OrderMilestone.RETURNED ? OrderMilestone.SHIPPED : milestone);
        String now = order.getShipmentState() == null
                ? null
                : order.getShipmentState().getJsonName();
        AllowedChanges allowed = tables.allowed().shipmentStates();
        if (wanted == null || wanted.equals(now)) {
            return NOTHING;
        }
        return allowed.allows(now, wanted)
                ? action(OrderChangeShipmentStateActionBuilder.of()
                        .shipmentState(ShipmentState.findEnum(wanted))
                        .build())
                : forbidden("shipmentState", Objects.requireNonNull(now), wanted, allowed, isEnd(milestone));
    }

    private Lacking orderState(OrderMilestone milestone) {
        boolean done = milestone == OrderMilestone.SHIPPED || milestone == OrderMilestone.RETURNED;
        String now =
                order.getOrderState() == null ? null : order.getOrderState().getJsonName();
        String wanted = OrderState.COMPLETE.getJsonName();
        AllowedChanges allowed = tables.allowed().orderStates();
        if (!tables.completeOrder() || !done || wanted.equals(now)) {
            return NOTHING;
        }
        return allowed.allows(now, wanted)
                ? action(OrderChangeOrderStateActionBuilder.of()
                        .orderState(OrderState.COMPLETE)
                        .build())
                : forbidden("orderState", Objects.requireNonNull(now), wanted, allowed, true);
    }

    /** A state that comes after the wanted one is no trouble. Neither is one on the way; at the end somebody must look. */
    private Lacking forbidden(String what, String now, String wanted, AllowedChanges allowed, boolean atTheEnd) {
        if (!atTheEnd || reaches(allowed, wanted, now)) {
            return note(what + " stays " + now + ", " + wanted + " may not follow it");
        }
        List<String> next = allowed.after(now);
        return new Lacking.Stuck(
                "Order %s has %s %s and should be %s; the table of allowed changes has %s."
                        .formatted(
                                name(),
                                what,
                                now,
                                wanted,
                                next.isEmpty() ? "nothing after it" : "only " + String.join(", ", next)),
                "Change the state by hand, or allow it in states.allowed in the configuration.");
    }

    private static boolean reaches(AllowedChanges allowed, String from, String to) {
        Set<String> reached = new HashSet<>();
        List<String> open = new ArrayList<>(List.of(from));
        while (!open.isEmpty()) {
            for (String next : allowed.after(open.removeFirst())) {
                if (reached.add(next)) {
                    open.add(next);
                }
            }
        }
        return reached.contains(to);
    }

    private Lacking workflow(OrderMilestone milestone) {
        String goal = goal(milestone);
        State now = order.getState() == null ? null : state(order.getState().getId());
        if (goal == null || (now != null && goal.equals(now.key()))) {
            return NOTHING;
        }
        Optional<OrderMilestone> reached = Optional.ofNullable(now).flatMap(this::milestone);
        if (now != null && reached.isPresent() && !isForward(reached.get(), milestone)) {
            return note("the workflow State stays '" + now.name() + "', which is further than '" + goal + "'");
        }
        return switch (Way.find(machine, now, goal, between(reached.orElse(null), milestone))) {
            case Way.Steps(List<State> way) -> new Lacking.Actions(steps(way), List.of());
            case Way.NoSuchState(String key) ->
                new Lacking.Stuck(
                        "The project has no State '%s' for orders, in which order %s would be.".formatted(key, name()),
                        "Create the State, or correct states.order.%s in the configuration."
                                .formatted(word(milestone)));
            case Way.Forbidden(List<String> next) ->
                new Lacking.Stuck(
                        "Order %s is in State '%s' and should be in '%s', and the project's workflow allows %s."
                                .formatted(
                                        name(),
                                        now == null ? "none" : now.name(),
                                        goal,
                                        next.isEmpty() ? "nothing" : "only " + String.join(", ", next)),
                        "Allow the transition in the project's States, or move the order by hand.");
        };
    }

    private @Nullable String goal(OrderMilestone milestone) {
        String own = tables.orderStates().get(milestone);
        return own == null && milestone == OrderMilestone.RETURNED
                ? tables.orderStates().get(OrderMilestone.SHIPPED)
                : own;
    }

    private State state(String id) {
        return machine.byId(id).orElseGet(() -> new State(id, null, false, null));
    }

    private Optional<OrderMilestone> milestone(State state) {
        return tables.orderStates().entrySet().stream()
                .filter(each -> each.getValue().equals(state.key()))
                .map(Map.Entry::getKey)
                .max(Comparator.naturalOrder());
    }

    private static boolean isForward(OrderMilestone now, OrderMilestone goal) {
        return now.compareTo(goal) < 0 || (now == OrderMilestone.ALLOCATED && goal == OrderMilestone.BACKORDER);
    }

    private Set<String> between(@Nullable OrderMilestone now, OrderMilestone goal) {
        if (!tables.walk()) {
            return Set.of();
        }
        return tables.orderStates().keySet().stream()
                .filter(each -> each != OrderMilestone.BACKORDER && each.compareTo(goal) < 0)
                .filter(each -> now == null || each.compareTo(now) > 0)
                .map(tables.orderStates()::get)
                .collect(Collectors.toSet());
    }

    private static List<OrderUpdateAction> steps(List<State> way) {
        return way.stream()
                .<OrderUpdateAction>map(state -> OrderTransitionStateActionBuilder.of()
                        .state(StateResourceIdentifierBuilder.of()
                                .key(state.name())
                                .build())
                        .build())
                .toList();
    }

    private static boolean isEnd(OrderMilestone milestone) {
        return milestone.compareTo(OrderMilestone.SHIPPED) >= 0;
    }

    private static Lacking action(OrderUpdateAction action) {
        return new Lacking.Actions(List.of(action), List.of());
    }

    private static Lacking note(String words) {
        return new Lacking.Actions(List.of(), List.of(words));
    }

    private String name() {
        return order.getOrderNumber() == null ? order.getId() : order.getOrderNumber();
    }

    private static String word(OrderMilestone milestone) {
        return milestone.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
