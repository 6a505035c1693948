package sandbox.orderflow;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A shipment's way through the warehouse (reference §4.2); the last two literals are assumed there. */
public enum ShipmentState {
    READY("created"),
    OUT_OF_STOCK("out_of_stock"),
    RELEASED("allocated"),
    PICKABLE("pickable"),
    PACKABLE("pickable"),
    PACKED("picked"),
    DESPATCHED("picked"),
    CANCELLED("cancelled");

    private final String lines;

    ShipmentState(String lines) {
        this.lines = lines;
    }

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** State of the shipment's lines. */
    String ofLines() {
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
