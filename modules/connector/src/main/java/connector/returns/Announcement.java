package connector.returns;

import java.util.List;

/**
 * A return that OrderFlow was told of, or is being told of: what we remember so that nothing is announced twice.
 *
 * @param reference of the import, never used for other goods
 * @param named the shop named the authorisation itself (a return tracking id); else it is made of the items' keys or ids
 */
record Announcement(
        String reference,
        String authorisation,
        String destination,
        String orderReference,
        State state,
        boolean named,
        List<Line> lines) {

    Announcement {
        lines = List.copyOf(lines);
    }

    /** @param item identity of the return item */
    record Line(String item, String lineId, String sku, long quantity) {}

    enum State {
        /** About to be sent, or sent without an answer: to be sent again with the same lines. */
        SENDING,
        SENT,
        /** Refused by the tenant as a whole: nothing of it is there. */
        REFUSED
    }

    /** Whether these pieces are there, or may be. */
    boolean counts() {
        return state != State.REFUSED;
    }

    Announcement in(State next) {
        return new Announcement(reference, authorisation, destination, orderReference, next, named, lines);
    }

    Announcement with(List<Line> renumbered) {
        return new Announcement(reference, authorisation, destination, orderReference, state, named, renumbered);
    }
}
