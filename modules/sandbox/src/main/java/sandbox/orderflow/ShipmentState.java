package sandbox.orderflow;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A shipment's way through the warehouse (reference §4.2); the last two literals are assumed there. */
public enum ShipmentState {
    READY(LineState.CREATED),
    OUT_OF_STOCK(LineState.OUT_OF_STOCK),
    RELEASED(LineState.ALLOCATED),
    PICKABLE(LineState.PICKABLE),
    PACKABLE(LineState.PICKABLE),
    PACKED(LineState.PICKED),
    DESPATCHED(LineState.PICKED),
    CANCELLED(LineState.CANCELLED);

    private final LineState lines;

    ShipmentState(LineState lines) {
        this.lines = lines;
    }

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** State of the shipment's lines, unless one has its own. */
    LineState ofLines() {
        return lines;
    }

    boolean isFinal() {
        return this == DESPATCHED || this == CANCELLED;
    }

    boolean holdsStock() {
        return this == RELEASED || this == PICKABLE || this == PACKABLE || this == PACKED;
    }

    /** Where work takes it next; a final state stays. */
    ShipmentState next() {
        return switch (this) {
            case READY, OUT_OF_STOCK -> RELEASED;
            case RELEASED -> PICKABLE;
            case PICKABLE -> PACKABLE;
            case PACKABLE -> PACKED;
            case PACKED, DESPATCHED -> DESPATCHED;
            case CANCELLED -> CANCELLED;
        };
    }

    static Optional<ShipmentState> of(String wire) {
        return Arrays.stream(values())
                .filter(state -> state.wire().equals(wire))
                .findFirst();
    }
}
