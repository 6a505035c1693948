package connector.orderexport;

import connector.audit.Failure;
import connector.audit.FailureKind;
import connector.audit.Trail;
import connector.commercetools.ProductNeed;
import connector.orderflow.OrderImport;
import connector.orderflow.OrderImportLine;
import connector.orderflow.OrderLink;
import connector.routing.ProductRules;
import connector.workqueue.Outcome;
import connector.workqueue.Step;
import connector.workqueue.WorkQueue;
import java.time.Clock;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** OrderFlow lacks a product of an order: the products of the order are exported, and the order is tried again. */
@Component
class AskForProducts {

    /** For an operator where they are not exported. */
    static final String HELP =
            "Create the product there or let the connector do it (products.enabled), then replay the order.";

    private final WorkQueue queue;
    private final ProductRules products;
    private final Clock clock;

    AskForProducts(WorkQueue queue, ProductRules products, Clock clock) {
        this.queue = queue;
        this.products = products;
        this.clock = clock;
    }

    boolean areExportedTo(String destination) {
        return products.enabled() && products.destinations().contains(destination);
    }

    /** @param words OrderFlow's refusal */
    Step of(OrderImport document, OrderLink link, String words) {
        Failure unknown = new Failure(
                FailureKind.BROKEN_ANSWER, "OrderFlow does not know a product of the order yet: " + words, false, null);
        String correlationId = Trail.current().correlationId();
        return new Step(new Outcome.TryAgain(unknown), () -> put(document, link, correlationId));
    }

    /** In the order of their SKUs, because each locks a lane. */
    private void put(OrderImport document, OrderLink link, String correlationId) {
        String occasion = link.reference() + "/" + clock.instant();
        TreeSet<String> skus =
                document.lines().stream().map(OrderImportLine::product).collect(Collectors.toCollection(TreeSet::new));
        for (String sku : skus) {
            var work = new ProductNeed(link.destination(), sku).work(occasion, correlationId);
            queue.put(work, new Trail(correlationId, work.lane().key(), clock));
        }
    }
}
