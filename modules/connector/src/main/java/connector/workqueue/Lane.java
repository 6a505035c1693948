package connector.workqueue;

import connector.audit.Storable;

/**
 * Work of one lane is done one item after the other, by one worker in the whole cluster; lanes run side by side.
 *
 * @param key {@code order/<project>/<order id>} for an order, {@code reference/<destination>/<reference>} for OrderFlow
 *     news whose order is not known yet, {@code product/<project>/<product id>} for a product,
 *     {@code sku/<destination>/<sku>} for a SKU that a destination lacks
 */
public record Lane(String key) {

    /** References come from outside. */
    public Lane {
        key = Storable.key(key);
    }

    public static Lane ofOrder(String projectKey, String orderId) {
        return new Lane("order/" + projectKey + "/" + orderId);
    }

    public static Lane ofReference(String destination, String reference) {
        return new Lane("reference/" + destination + "/" + reference);
    }

    public static Lane ofProduct(String projectKey, String productId) {
        return new Lane("product/" + projectKey + "/" + productId);
    }

    public static Lane ofSku(String destination, String sku) {
        return new Lane("sku/" + destination + "/" + sku);
    }

    /** Whether the order is known; otherwise the lane is named after OrderFlow's reference. */
    public boolean isOfOrder() {
        return key.startsWith("order/");
    }

    /** The middle part of the key: the project key, or the destination's name. */
    public String peer() {
        int first = key.indexOf('/');
        return key.substring(first + 1, key.indexOf('/', first + 1));
    }

    /** The last part of the key: the order id, or OrderFlow's reference. */
    public String subject() {
        return key.substring(key.indexOf('/', key.indexOf('/') + 1) + 1);
    }
}
