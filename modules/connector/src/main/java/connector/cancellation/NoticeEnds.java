package connector.cancellation;

import connector.audit.Trail;
import connector.commercetools.CommercetoolsSettings;
import connector.orderflow.Despatch;
import connector.orderflow.FactWatcher;
import connector.orderflow.OrderDetail;
import connector.orderflow.OrderLink;
import connector.orderflow.OrderLinks;
import connector.routing.StateTables;
import connector.routing.WarehouseStatus;
import connector.workqueue.Lane;
import connector.workqueue.Work;
import connector.workqueue.WorkQueue;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** When the warehouse told that an order ends with less than was ordered, somebody must look at it: commerce has no news of it. */
@Component
class NoticeEnds implements FactWatcher {

    private final OrderLinks links;
    private final StateTables tables;
    private final WorkQueue queue;
    private final Clock clock;

    NoticeEnds(OrderLinks links, StateTables tables, WorkQueue queue, Clock clock) {
        this.links = links;
        this.tables = tables;
        this.queue = queue;
        this.clock = clock;
    }

    @Override
    public void saved(String projectKey, String orderId, String key, Object content) {
        List<OrderLink> all = links.ofOrder(projectKey, orderId);
        if (all.stream().anyMatch(link -> isLess(link, content))) {
            Lane lane = Lane.ofOrder(projectKey, orderId);
            String correlation = projectKey + "/" + UUID.randomUUID();
            Work look = new Work(
                    lane,
                    CommercetoolsSettings.ORDER_NEWS,
                    "cancellation",
                    orderId + "/" + key + "/" + clock.instant(),
                    Map.of(),
                    "{}".getBytes(StandardCharsets.UTF_8),
                    correlation);
            queue.put(look, new Trail(correlation, lane.key(), clock));
        }
    }

    private boolean isLess(OrderLink link, Object content) {
        return switch (content) {
            case OrderDetail detail -> detail.externalReference().equals(link.reference()) && isLess(link, detail);
            case Despatch despatch ->
                despatch.orderReference().equals(link.reference())
                        && despatch.lines().stream()
                                        .mapToLong(Despatch.Line::quantity)
                                        .sum()
                                < sent(link);
            default -> false;
        };
    }

    private boolean isLess(OrderLink link, OrderDetail detail) {
        WarehouseStatus status = tables.status(link.destination(), detail);
        return switch (link.state()) {
            case CANCELLED -> !status.isCancelled() && !detail.shipments().isEmpty();
            // whoever cancels looks by himself until it is shown
            case CANCELLING -> status.isCancelled();
            default -> status.isCancelled() || (status.isOver() && status.unitsLeft() < sent(link));
        };
    }

    /** Of a link from before this was remembered, everything might be less. */
    private static long sent(OrderLink link) {
        return link.sent().parts().isEmpty()
                ? Long.MAX_VALUE
                : link.sent().parts().stream()
                        .mapToLong(OrderLink.Part::quantity)
                        .sum();
    }
}
