package connector.cancellation;

import connector.ledger.Milestone;
import connector.orderflow.OrderDetail;
import connector.orderflow.OrderDetail.Shipment;
import connector.routing.WarehouseStates;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What order detail means for what is still to leave, by the tables of its warehouse. */
record Seen(OrderDetail detail, WarehouseStates states) {

    private static final Set<Milestone> ON_ITS_WAY = Set.of(Milestone.SHIPPED, Milestone.PICKING, Milestone.PACKED);

    boolean isCancelled() {
        return states.orders().get(detail.state()) == Milestone.CANCELLED
                || (!shipments().isEmpty()
                        && shipments().stream().allMatch(each -> means(each) == Milestone.CANCELLED));
    }

    /** Nothing more will leave. */
    boolean isOver() {
        return isCancelled()
                || (!shipments().isEmpty()
                        && shipments().stream()
                                .map(this::means)
                                .allMatch(each -> each == Milestone.CANCELLED || each == Milestone.SHIPPED));
    }

    Stream<Shipment> left() {
        return shipments().stream().filter(each -> means(each) == Milestone.SHIPPED);
    }

    /** How many have left, as far as order detail says. */
    long pieces() {
        return left().flatMap(each -> each.lines().stream())
                .filter(line -> states.lines().get(line.state()) != Milestone.CANCELLED)
                .mapToLong(OrderDetail.Line::quantity)
                .sum();
    }

    /** The code of what it shows in place of a reason: the state of a line that stayed behind, if one tells. */
    String whyShort() {
        if (shipments().stream().anyMatch(each -> means(each) == Milestone.CANCELLED)) {
            return Shortfall.SHIPMENT_CANCELLED;
        }
        return shipments().stream()
                .flatMap(each -> each.lines().stream())
                .map(OrderDetail.Line::state)
                .filter(each -> !each.isEmpty() && !isOnItsWay(each))
                .findFirst()
                .orElse(Shortfall.SHORT);
    }

    private boolean isOnItsWay(String lineState) {
        return Optional.ofNullable(states.lines().get(lineState))
                .filter(ON_ITS_WAY::contains)
                .isPresent();
    }

    private List<Shipment> shipments() {
        return detail.shipments();
    }

    private @Nullable Milestone means(Shipment shipment) {
        return states.shipments().get(shipment.state());
    }
}
