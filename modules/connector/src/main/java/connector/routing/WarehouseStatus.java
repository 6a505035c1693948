package connector.routing;

import connector.ledger.Milestone;
import connector.orderflow.OrderDetail;
import connector.orderflow.OrderDetail.Shipment;
import connector.orderflow.VerifiedCancel;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What order detail means for what is still to leave, by the states table of its warehouse. The one reader of OrderFlow's states: no
 * flow compares with a word of its own, because every tenant may rename them.
 */
public record WarehouseStatus(OrderDetail detail, WarehouseStates states) {

    /** Nothing of it left, and nothing will. */
    public boolean isCancelled() {
        return !hasLeft()
                && (orderMilestone() == Milestone.CANCELLED
                        || (!shipments().isEmpty()
                                && shipments().stream().allMatch(each -> milestone(each) == Milestone.CANCELLED)));
    }

    /** For whoever asked for its cancel. */
    public VerifiedCancel.Shown shown() {
        if (isCancelled()) {
            return VerifiedCancel.Shown.CANCELLED;
        }
        return hasLeft() ? VerifiedCancel.Shown.LEFT : VerifiedCancel.Shown.OPEN;
    }

    /** Nothing more will leave. */
    public boolean isOver() {
        return orderMilestone() == Milestone.CANCELLED
                || (!shipments().isEmpty() && shipments().stream().allMatch(this::isOver));
    }

    /** A shipment of it has left. */
    public boolean hasLeft() {
        return left().findAny().isPresent();
    }

    /** Shipments that have left. */
    public Stream<Shipment> left() {
        return shipments().stream().filter(each -> states.haveLeft(milestone(each)));
    }

    /** Units that have left, as far as order detail says. */
    public long unitsLeft() {
        return left().flatMap(each -> each.lines().stream())
                .filter(line -> milestone(line) != Milestone.CANCELLED)
                .mapToLong(OrderDetail.Line::quantity)
                .sum();
    }

    /** Null: the state is in no table. */
    public @Nullable Milestone milestone(Shipment shipment) {
        return states.shipments().get(shipment.state());
    }

    /** Null: the state is in no table. */
    public @Nullable Milestone milestone(OrderDetail.Line line) {
        return states.lines().get(line.state());
    }

    private @Nullable Milestone orderMilestone() {
        return states.orders().get(detail.state());
    }

    private boolean isOver(Shipment shipment) {
        Milestone milestone = milestone(shipment);
        return milestone == Milestone.CANCELLED || states.haveLeft(milestone);
    }

    private List<Shipment> shipments() {
        return detail.shipments();
    }
}
