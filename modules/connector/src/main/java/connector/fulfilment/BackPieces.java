package connector.fulfilment;

import com.commercetools.api.models.order.Order;
import connector.commercetools.OrderParts;
import connector.commercetools.StateMachine;
import connector.fulfilment.LineStates.Held;
import connector.fulfilment.LineStates.Item;
import connector.ledger.Milestone;
import connector.routing.StateTables;
import java.util.List;
import java.util.Map;

/**
 * Which pieces that came back, as the order itself says, are not in the returned State yet. Pure. They are taken from where they
 * stand among the configured States, shipped ones first; what somebody else's State holds stays there.
 */
final class BackPieces {

    private static final Lacking NOTHING = new Lacking.Actions(List.of(), List.of());

    private final Map<String, Long> back;
    private final Map<String, Long> delivered;
    private final Stepping stepping;

    private BackPieces(Order order, StateTables tables, StateMachine machine) {
        back = OrderParts.cameBack(order);
        delivered = OrderParts.delivered(order);
        stepping = new Stepping(order, tables, machine);
    }

    /** @param machine the project's line-item States */
    static Lacking missing(Order order, StateTables tables, StateMachine machine) {
        if (!tables.lineStates().containsKey(Milestone.RETURNED)) {
            return NOTHING;
        }
        BackPieces pieces = new BackPieces(order, tables, machine);
        return new LineStates(tables, machine)
                .of(order).stream().map(pieces::missing).reduce(NOTHING, Lacking::and);
    }

    /** Nothing can come back that never left. */
    private Lacking missing(Item item) {
        long left = delivered.getOrDefault(item.id(), 0L);
        long open = Math.min(back.getOrDefault(item.id(), 0L), left) - item.in(Milestone.RETURNED);
        long untold = untold(item, left);
        Lacking moves = NOTHING;
        for (Held held : item.pieces()) {
            long most = held.milestone() == Milestone.SHIPPED ? open : Math.min(open, untold);
            long part = movable(held) ? Math.min(held.quantity(), most) : 0;
            if (part > 0) {
                moves = moves.and(
                        stepping.move(item, new Held(held.state(), held.milestone(), part), Milestone.RETURNED));
                open -= part;
                untold -= held.milestone() == Milestone.SHIPPED ? 0 : part;
            }
        }
        return open > 0 ? moves.and(elsewhere(item, open)) : moves;
    }

    /** Pieces that left and whose State does not say so yet; those in a State of somebody else's are taken for such. */
    private static long untold(Item item, long left) {
        long elsewhere = item.pieces().stream()
                .filter(held -> !movable(held) || held.milestone() == Milestone.SHIPPED)
                .mapToLong(Held::quantity)
                .sum();
        return Math.max(0, left - elsewhere);
    }

    private static boolean movable(Held held) {
        return held.milestone() == null
                ? held.state().initial()
                : held.milestone() != Milestone.CANCELLED && held.milestone() != Milestone.RETURNED;
    }

    private static Lacking elsewhere(Item item, long pieces) {
        return new Lacking.Actions(
                List.of(),
                List.of("%d piece(s) of line %s (%s) came back and stay in the State that somebody gave them"
                        .formatted(pieces, item.sku(), item.id())));
    }
}
