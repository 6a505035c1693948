package connector.console;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The table of the first page, for scripts. */
@RestController
class OrdersApi {

    private final OrdersTable orders;
    private final DeepLinks links;

    OrdersApi(OrdersTable orders, DeepLinks links) {
        this.orders = orders;
        this.links = links;
    }

    /** @param orders newest first, {@value OrdersDesk#MOST_ORDERS} at most; {@code counts} counts all */
    record Answer(OrderCounts counts, List<Entry> orders) {}

    /**
     * An order, or one of several OrderFlow orders of it.
     *
     * @param export null while nothing was sent
     * @param story path of our page of the order
     * @param orderFlow address of OrderFlow's page of the order
     */
    record Entry(
            String projectKey,
            String orderId,
            @Nullable String orderNumber,
            OrderRow.@Nullable Export export,
            OrderRow.Despatched despatched,
            OrderRow.Standing lane,
            Instant changed,
            String story,
            @Nullable String orderFlow) {}

    @GetMapping("/api/orders")
    Answer orders() {
        return new Answer(
                orders.counts(),
                orders.newest(OrdersDesk.MOST_ORDERS).stream().map(this::entry).toList());
    }

    private Entry entry(OrderRow row) {
        OrderRow.Export export = row.export();
        return new Entry(
                row.projectKey(),
                row.orderId(),
                row.orderNumber(),
                export,
                row.despatched(),
                row.lane(),
                row.changed(),
                DeepLinks.story(row),
                export == null ? null : links.orderFlow(export.destination(), export.reference()));
    }
}
