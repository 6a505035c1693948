package connector.fulfilment;

import com.commercetools.api.models.cart.CustomLineItem;
import com.commercetools.api.models.cart.LineItem;
import com.commercetools.api.models.order.ItemState;
import com.commercetools.api.models.order.Order;
import connector.commercetools.OrderParts;
import connector.commercetools.StateMachine;
import connector.ledger.Milestone;
import connector.ledger.QuantityLedger;
import connector.routing.StateTables;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** In which States the pieces of an order's lines are in commercetools. */
final class LineStates {

    private static final Comparator<Held> FURTHEST_FIRST = Comparator.comparing(
                    (Held held) ->
                            held.milestone() == null ? -1 : held.milestone().ordinal(),
                    Comparator.reverseOrder())
            .thenComparing(held -> held.state().name());

    private final StateTables tables;
    private final StateMachine machine;

    LineStates(StateTables tables, StateMachine machine) {
        this.tables = tables;
        this.machine = machine;
    }

    /** @param custom a custom line item; {@code pieces} are sorted, the furthest first */
    record Item(String id, String sku, boolean custom, List<Held> pieces) {

        long in(Milestone milestone) {
            return pieces.stream()
                    .filter(held -> held.milestone() == milestone)
                    .mapToLong(Held::quantity)
                    .sum();
        }
    }

    /**
     * Pieces in one State.
     *
     * @param milestone the furthest one the State stands for; null: somebody else's State
     */
    record Held(StateMachine.State state, @Nullable Milestone milestone, long quantity) {}

    List<Item> of(Order order) {
        List<Item> items = new ArrayList<>();
        for (LineItem line : OrderParts.list(order.getLineItems())) {
            String sku = OrderParts.sku(line);
            items.add(new Item(line.getId(), sku.isEmpty() ? line.getId() : sku, false, held(line.getState())));
        }
        for (CustomLineItem item : OrderParts.list(order.getCustomLineItems())) {
            items.add(new Item(item.getId(), item.getSlug().strip(), true, held(item.getState())));
        }
        return items;
    }

    private List<Held> held(@Nullable List<ItemState> states) {
        return OrderParts.list(states).stream()
                .map(each -> held(each.getState().getId(), each.getQuantity()))
                .sorted(FURTHEST_FIRST)
                .toList();
    }

    /** A State that the project does not list, or no longer, allows what the platform allows. */
    private Held held(String id, long quantity) {
        StateMachine.State state = machine.byId(id).orElseGet(() -> new StateMachine.State(id, null, false, null));
        return new Held(state, milestone(state).orElse(null), quantity);
    }

    /** The furthest milestone that the State stands for. */
    Optional<Milestone> milestone(StateMachine.State state) {
        return tables.lineStates().entrySet().stream()
                .filter(each -> each.getValue().equals(state.key()))
                .map(Map.Entry::getKey)
                .max(Comparator.naturalOrder());
    }

    /** The ledger with the pieces that commercetools calls cancelled or returned. */
    static QuantityLedger counted(Order order, QuantityLedger ledger, StateTables tables, StateMachine machine) {
        QuantityLedger counted = ledger;
        for (Item item : new LineStates(tables, machine).of(order)) {
            counted = counted.with(
                    item.id(),
                    line -> line.cancelledBy(Math.max(0, item.in(Milestone.CANCELLED) - line.cancelled()))
                            .returnedBy(Math.max(0, item.in(Milestone.RETURNED) - line.returned())));
        }
        return counted;
    }
}
