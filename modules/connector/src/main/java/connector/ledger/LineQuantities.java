package connector.ledger;

/**
 * Pieces of one line: {@code ordered = open + allocated + picked + shipped + cancelled}, and {@code returned <= shipped}. Only what
 * others wrote into commercetools can break it, because the platform does not check.
 *
 * @param lineId id of the line item or custom line item
 * @param allocated set aside in the warehouse, not picked yet
 * @param picked being picked, picked or packed
 * @param shipped already in deliveries, whoever wrote them; those that came back are among them
 * @param returned of the shipped ones
 * @param expected false: may be shipped, but the order is complete without it (a custom line item, often a fee)
 */
public record LineQuantities(
        String lineId,
        String sku,
        long ordered,
        long allocated,
        long picked,
        long shipped,
        long cancelled,
        long returned,
        boolean expected) {

    /** Of a line of which nobody knows more than what was delivered. */
    public LineQuantities(String lineId, String sku, long ordered, long shipped, boolean expected) {
        this(lineId, sku, ordered, 0, 0, shipped, 0, 0, expected);
    }

    /** What nothing happened to yet, never negative. */
    public long open() {
        return Math.max(0, ordered - allocated - picked - shipped - cancelled);
    }

    /** What may still leave the warehouse, never negative: open, allocated and picked pieces. */
    public long shippable() {
        return Math.max(0, ordered - shipped - cancelled);
    }

    /** What may still come back, never negative. */
    public long returnable() {
        return Math.max(0, shipped - returned);
    }

    /** False when others delivered, cancelled or took back more than there is. */
    public boolean addsUp() {
        return ordered == open() + allocated + picked + shipped + cancelled && returned <= shipped;
    }

    /**
     * The same line with what is in the warehouse by now, which is a level: the newest counts, up to what is shippable, picked
     * pieces first.
     */
    public LineQuantities inWarehouse(long nowAllocated, long nowPicked) {
        long newPicked = Math.min(nowPicked, shippable());
        return with(Math.min(nowAllocated, shippable() - newPicked), newPicked, shipped, cancelled, returned);
    }

    /** The same line without some pieces that can still be cancelled, open ones first. */
    public LineQuantities cancelledBy(long pieces) {
        return cancel(Math.min(pieces, shippable()));
    }

    /** The same line with pieces that came back, as far as they had left. */
    public LineQuantities returnedBy(long pieces) {
        return takeBack(Math.min(pieces, returnable()));
    }

    /** Picked pieces leave first, then allocated ones. */
    LineQuantities ship(long pieces) {
        long ofPicked = Math.min(pieces, picked);
        long ofAllocated = Math.min(pieces - ofPicked, allocated);
        return with(allocated - ofAllocated, picked - ofPicked, shipped + pieces, cancelled, returned);
    }

    /** Open pieces go first, then allocated ones. */
    LineQuantities cancel(long pieces) {
        long ofAllocated = Math.min(Math.max(0, pieces - open()), allocated);
        long ofPicked = Math.max(0, pieces - open() - ofAllocated);
        return with(allocated - ofAllocated, picked - ofPicked, shipped, cancelled + pieces, returned);
    }

    LineQuantities takeBack(long pieces) {
        return with(allocated, picked, shipped, cancelled, returned + pieces);
    }

    private LineQuantities with(
            long nowAllocated, long nowPicked, long nowShipped, long nowCancelled, long nowReturned) {
        return new LineQuantities(
                lineId, sku, ordered, nowAllocated, nowPicked, nowShipped, nowCancelled, nowReturned, expected);
    }
}
