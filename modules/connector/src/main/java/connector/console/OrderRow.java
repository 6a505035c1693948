package connector.console;

import connector.orderflow.OrderLink;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one order stands. An order that became several OrderFlow orders has a row for each.
 *
 * @param orderNumber null while nothing told us one
 * @param export null while nothing was sent
 * @param despatched what OrderFlow told about the order so far
 * @param conflicts over all writes to the order
 * @param changed when lane or export last changed
 */
record OrderRow(
        String projectKey,
        String orderId,
        @Nullable String orderNumber,
        @Nullable Export export,
        Despatched despatched,
        Conflicts conflicts,
        Standing lane,
        Instant changed) {

    /** The OrderFlow order. */
    record Export(
            String destination,
            String reference,
            OrderLink.State state,
            @Nullable String note) {}

    /**
     * Writes to the order that met somebody else's.
     *
     * @param met how often the version was not the newest
     * @param rebased writes that went through after another look
     * @param parked writes that were given up
     */
    record Conflicts(long met, long rebased, long parked) {}

    /** Counted over all despatches of the order that were not taken back. */
    record Despatched(long shipments, long packages) {}

    /**
     * The order's lane.
     *
     * @param state idle, busy, retrying, waiting or parked
     */
    record Standing(
            String state,
            int attempts,
            @Nullable Instant nextTry,
            @Nullable String reason,
            @Nullable String help) {}

    /** What people call it. */
    String name() {
        return orderNumber == null ? orderId : orderNumber;
    }
}
