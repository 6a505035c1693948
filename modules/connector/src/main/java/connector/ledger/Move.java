package connector.ledger;

/** What can happen to pieces for good. */
enum Move {
    SHIP,
    CANCEL,
    TAKE_BACK;

    /** For how many pieces of the line it still can. */
    long room(LineQuantities line) {
        return switch (this) {
            case SHIP, CANCEL -> line.shippable();
            case TAKE_BACK -> line.returnable();
        };
    }

    LineQuantities done(LineQuantities line, long pieces) {
        return switch (this) {
            case SHIP -> line.ship(pieces);
            case CANCEL -> line.cancel(pieces);
            case TAKE_BACK -> line.takeBack(pieces);
        };
    }
}
