package connector.fulfilment;

import connector.ledger.Milestone;

/** Pieces of a SKU go on its lines in their sequence, the furthest first, so that each look finds the same lines. */
final class Placing {

    private final Consigned consignment;
    private final SeenPieces pieces;
    private final String sku;
    private final Counts counts;
    private long cancelled;

    /** @param cancelled pieces that the warehouse cancelled and commercetools does not know of yet */
    Placing(Consigned consignment, SeenPieces pieces, String sku, Counts counts, long cancelled) {
        this.consignment = consignment;
        this.pieces = pieces;
        this.sku = sku;
        this.counts = counts;
        this.cancelled = cancelled;
    }

    /** @param room pieces of the line that belong to the consignment and have not left */
    void on(WaitingPieces line, long room) {
        Counts here = counts.take(room);
        long dropped = Math.min(cancelled, room - here.total());
        cancelled -= dropped;
        long untold = room - here.total() - dropped;
        if (pieces.atLeast() == Milestone.CANCELLED) {
            dropped += untold;
        } else {
            here.add(pieces.atLeast(), untold);
        }
        if (!here.isEmpty() && here.furthest() != Milestone.RECEIVED) {
            line.isAt(consignment.sites());
        }
        String day = here.isEmpty() ? null : pieces.expected(sku);
        if (day != null) {
            line.expect(day);
        }
        line.place(room, here, dropped);
    }
}
