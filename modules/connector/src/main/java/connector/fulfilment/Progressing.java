package connector.fulfilment;

import com.commercetools.api.models.order.Order;
import connector.audit.Failure;
import connector.commercetools.OrderPlan;
import connector.commercetools.States;
import connector.commercetools.States.StatesAnswer;
import connector.ledger.QuantityLedger;
import connector.orderflow.OrderDetail;
import connector.orderflow.OrderLink;
import connector.routing.StateTables;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One step's plan for an order, made again for each newer order that is read. The project's workflows are asked for when needed. */
final class Progressing {

    private final States states;
    private final StateTables tables;
    private final Shipments shipments;
    private final List<OrderDetail> seen;
    private final List<OrderLink> links;
    private @Nullable Order order;
    private @Nullable Failure failure;

    Progressing(States states, StateTables tables, Shipments shipments, List<OrderDetail> seen, List<OrderLink> links) {
        this.states = states;
        this.tables = tables;
        this.shipments = shipments;
        this.seen = List.copyOf(seen);
        this.links = List.copyOf(links);
    }

    OrderPlan plan(Order now) {
        order = now;
        return FulfilmentPlan.of(now, shipments, this::lacking);
    }

    /** Without the workflows parcels are written all the same, and states when they can be asked for. */
    private Lacking lacking(Order now, QuantityLedger after) {
        return switch (states.of(now)) {
            case StatesAnswer.Failed failed -> {
                failure = failed.failure();
                yield new Lacking.Actions(List.of(), List.of());
            }
            case StatesAnswer.Known machines -> {
                failure = null;
                yield LineProgress.missing(now, after, seen, links, tables, machines.lineItems())
                        .and(OrderProgress.missing(now, after, seen, links, tables, machines));
            }
        };
    }

    /** The order as it was planned for last. */
    Optional<Order> order() {
        return Optional.ofNullable(order);
    }

    /** Why its states could not be looked at. */
    Optional<Failure> failure() {
        return Optional.ofNullable(failure);
    }
}
