package connector.ledger;

/** How far an order as a whole is: that of its slowest pieces, until the first of them leave. */
public enum OrderMilestone {
    RECEIVED,
    BACKORDER,
    ALLOCATED,
    PICKING,
    PACKED,
    PARTLY_SHIPPED,
    /** Everything was shipped or cancelled, and something was shipped. */
    SHIPPED,
    CANCELLED,
    /** Everything that was shipped came back. */
    RETURNED
}
