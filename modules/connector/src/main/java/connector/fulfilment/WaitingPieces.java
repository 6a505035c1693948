package connector.fulfilment;

import connector.ledger.Milestone;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Pieces of one line that went to the warehouse and have not left it. Counts while they are placed. */
final class WaitingPieces {

    private final Counts waiting = new Counts();
    private final Set<String> sites = new TreeSet<>();
    private long free;
    private long unattributed;
    private long cancelled;
    private boolean sent;
    private @Nullable String expected;

    /**
     * @param free pieces that no consignment has claimed yet
     * @param unattributed shipped ones of which nobody knows with which consignment they left
     */
    WaitingPieces(long free, long unattributed) {
        this.free = free;
        this.unattributed = unattributed;
    }

    /** Neither shipped nor cancelled; never further than packed. */
    Counts waiting() {
        return waiting;
    }

    /** The warehouse cancelled them, and commercetools does not say so yet. */
    long cancelled() {
        return cancelled;
    }

    /** Some of it went to a warehouse. */
    boolean sent() {
        return sent;
    }

    /** OrderFlow's references of the warehouses that said more than that they have the order. */
    Set<String> sites() {
        return sites;
    }

    /** As {@code 2026-07-03}, null when not said or nothing waits. */
    @Nullable
    String expected() {
        return expected;
    }

    long free() {
        return free;
    }

    void isSent() {
        sent = true;
    }

    void isAt(Collection<String> references) {
        sites.addAll(references);
    }

    /** Takes at most so many of those that left with nobody knows which consignment; answers how many. */
    long attribute(long most) {
        long taken = Math.max(0, Math.min(unattributed, most));
        unattributed -= taken;
        return taken;
    }

    /** @param room pieces that a consignment claims */
    void place(long room, Counts here, long dropped) {
        free -= room;
        cancelled += dropped;
        long left = here.of(Milestone.SHIPPED);
        // said to have left, and in no delivery: packed at least
        here.take(left);
        here.add(Milestone.PACKED, left);
        waiting.addAll(here);
    }

    /** The latest of the days counts. */
    void expect(String day) {
        if (expected == null || expected.compareTo(day) < 0) {
            expected = day;
        }
    }
}
