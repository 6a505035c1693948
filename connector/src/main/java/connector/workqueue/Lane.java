package connector.workqueue;

/**
 * Work of one lane is done one item after the other, by one worker in the whole cluster; lanes run side by side.
 *
 * @param key {@code order/<project>/<order id>} for an order, {@code reference/<destination>/<reference>} for OrderFlow
 *     news whose order is not known yet
 */
public record Lane(String key) {

    public static Lane ofOrder(String projectKey, String orderId) {
        return new Lane("order/" + projectKey + "/" + orderId);
    }

    public static Lane ofReference(String destination, String reference) {
        return new Lane("reference/" + destination + "/" + reference);
    }

    /** The last part of the key: the order id, or OrderFlow's reference. */
    public String subject() {
        return key.substring(key.indexOf('/', key.indexOf('/') + 1) + 1);
    }
}
