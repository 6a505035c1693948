package connector.console;

import connector.workqueue.LaneView;
import connector.workqueue.WorkStatus;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Puts the first page together. */
@Component
class OrdersDesk {

    static final int MOST_ORDERS = 200;
    private static final int MOST_TROUBLED = 100;

    private final OrdersTable orders;
    private final WorkStatus work;
    private final DeepLinks links;
    private final Clock clock;

    OrdersDesk(OrdersTable orders, WorkStatus work, DeepLinks links, Clock clock) {
        this.orders = orders;
        this.work = work;
        this.links = links;
        this.clock = clock;
    }

    OrdersView view() {
        Instant now = clock.instant();
        OrderCounts counts = orders.counts();
        List<OrderRow> rows = orders.newest(MOST_ORDERS);
        Map<String, OrderRow> byId =
                rows.stream().collect(Collectors.toMap(OrderRow::orderId, Function.identity(), (one, _) -> one));
        List<LaneView> troubled = work.troubled(MOST_TROUBLED);
        return new OrdersView(
                counts,
                work.items(),
                troubled(troubled, "parked", byId, now),
                troubled(troubled, "retrying", byId, now),
                rows.stream().map(row -> OrderView.of(row, links, now)).toList(),
                Math.max(0, counts.orders() - byId.size()),
                Told.time(now));
    }

    private static List<TroubleView> troubled(
            List<LaneView> lanes, String state, Map<String, OrderRow> shown, Instant now) {
        return lanes.stream()
                .filter(lane -> lane.state().equals(state))
                .map(lane -> TroubleView.of(lane, shown, now))
                .toList();
    }
}
