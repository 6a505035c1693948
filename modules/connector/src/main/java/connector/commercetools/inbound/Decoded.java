package connector.commercetools.inbound;

/** What a notification of commercetools turned out to be. Bodies are free of personal data (see {@link KeptFields}). */
sealed interface Decoded {

    /**
     * Something happened to an order; what exactly is only a hint, the order is read again.
     *
     * @param order the order number, or the order id where the notification names no number
     * @param messageType {@code OrderCreated}, …, or {@code ResourceUpdated}, … for a change
     * @param dedupeKey the same for every delivery of the same notification, whatever the transport
     */
    record OrderNews(String projectKey, String orderId, String order, String messageType, String dedupeKey, byte[] body)
            implements Decoded {}

    /** Something happened to a product: a hint too. */
    record ProductNews(String projectKey, String productId, String messageType, String dedupeKey, byte[] body)
            implements Decoded {}

    /**
     * Readable, and nothing here is interested in it.
     *
     * @param kind {@code commercetools.<resource type>}
     * @param why for the operator
     */
    record NotHandled(String kind, String dedupeKey, String why, byte[] body) implements Decoded {}

    /** @param why what is wrong with it, without quoting it */
    record Malformed(String why) implements Decoded {}
}
