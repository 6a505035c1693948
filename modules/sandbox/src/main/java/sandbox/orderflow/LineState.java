package sandbox.orderflow;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is said of a line (reference §4.2: known as words, their spelling on the wire is assumed there). */
public enum LineState {
    CREATED(false),
    OUT_OF_STOCK(false),
    /** Bound to the shipment, and still to be brought from another location of the site. */
    MOVE_PENDING(true),
    ALLOCATED(true),
    PICKABLE(true),
    PICKED(true),
    CANCELLED(false);

    private final boolean holdsStock;

    LineState(boolean holdsStock) {
        this.holdsStock = holdsStock;
    }

    /** Whether allocation counts its pieces (reference §4.4). */
    boolean holdsStock() {
        return holdsStock;
    }

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<LineState> of(String wire) {
        return Arrays.stream(values()).filter(each -> each.wire().equals(wire)).findFirst();
    }
}
