package connector.console;

import java.util.List;
import java.util.Map;
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

    /** @param orderFlow address of OrderFlow's page of the order */
    record Entry(OrderRow order, @Nullable String orderFlow, Map<String, String> links) {}

    @GetMapping("/api/orders")
    Answer orders() {
        return new Answer(
                orders.counts(),
                orders.newest(OrdersDesk.MOST_ORDERS).stream().map(this::entry).toList());
    }

    private Entry entry(OrderRow row) {
        OrderRow.Export export = row.export();
        return new Entry(
                row,
                export == null ? null : links.orderFlow(export.destination(), export.reference()),
                Map.of("story", DeepLinks.story(row)));
    }
}
