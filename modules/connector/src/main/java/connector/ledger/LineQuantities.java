package connector.ledger;

/**
 * Pieces of one line.
 *
 * @param lineId id of the line item or custom line item
 * @param shipped already in deliveries, whoever wrote them; more than ordered is possible, the platform does not check
 * @param expected false: may be shipped, but the order is complete without it (a custom line item, often a fee)
 */
public record LineQuantities(String lineId, String sku, long ordered, long shipped, boolean expected) {

    /** What may still be shipped, never negative. */
    public long open() {
        return Math.max(0, ordered - shipped);
    }

    LineQuantities plus(long pieces) {
        return new LineQuantities(lineId, sku, ordered, shipped + pieces, expected);
    }
}
