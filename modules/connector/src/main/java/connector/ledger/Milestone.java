package connector.ledger;

/** How far pieces of a line are in the warehouse, in the order they usually pass; the last three are ends. */
public enum Milestone {
    RECEIVED,
    BACKORDER,
    ALLOCATED,
    PICKING,
    PACKED,
    SHIPPED,
    CANCELLED,
    RETURNED
}
