package connector.commercetools;

import connector.workqueue.Lane;
import connector.workqueue.Work;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A destination refused an order because it does not know this SKU. Put as work, the product is exported; the order is
 * then tried again by whoever sent it. Who puts several in one transaction does so sorted by SKU: lanes are locked.
 */
public record ProductNeed(String destination, String sku) {

    /**
     * The work item.
     *
     * @param occasion what asks, and how often it asked before: the same occasion asks once
     */
    public Work work(String occasion, String correlationId) {
        return new Work(
                Lane.ofSku(destination, sku),
                CommercetoolsSettings.PRODUCT_NEEDED,
                "products/" + destination,
                sku + "/" + occasion,
                Map.of(),
                sku.getBytes(StandardCharsets.UTF_8),
                correlationId);
    }
}
