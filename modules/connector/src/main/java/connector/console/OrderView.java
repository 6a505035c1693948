package connector.console;

import connector.console.OrderRow.Export;
import connector.console.OrderRow.Standing;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table, in words.
 *
 * @param key names the row in the page, so that a refresh finds it again
 * @param story address of our page of the order
 * @param deepLink address of OrderFlow's page of the order
 * @param conflicts empty while there were none
 * @param exportTone and {@code laneTone}: good, busy, wait, bad or quiet; the words say the same without colour
 */
record OrderView(
        String key,
        String name,
        String story,
        String destination,
        String reference,
        @Nullable String deepLink,
        String export,
        String exportTone,
        String despatched,
        String conflicts,
        String lane,
        String laneTone,
        @Nullable String reason,
        @Nullable String help,
        Instant changedAt,
        String changed) {

    static OrderView of(OrderRow row, DeepLinks links, Instant now) {
        Export export = row.export();
        Standing lane = row.lane();
        return new OrderView(
                "order-" + row.projectKey() + "-" + row.orderId() + (export == null ? "" : "-" + export.destination()),
                row.name(),
                DeepLinks.story(row),
                export == null ? "" : export.destination(),
                export == null ? "" : export.reference(),
                export == null ? null : links.orderFlow(export.destination(), export.reference()),
                exportWord(export),
                exportTone(export),
                despatched(row.despatched()),
                conflicts(row.conflicts()),
                laneWord(lane, now),
                laneTone(lane),
                isHeldUp(lane) ? lane.reason() : export == null ? null : export.note(),
                isHeldUp(lane) ? lane.help() : null,
                row.changed(),
                Told.brief(row.changed(), now));
    }

    private static String exportWord(@Nullable Export export) {
        if (export == null) {
            return "not sent";
        }
        return switch (export.state()) {
            case PLANNED -> "not sent yet";
            case SENDING -> "sending";
            case ADOPTING -> "looking for it";
            case IMPORTED -> "imported";
            case ACCEPTED -> "accepted";
            case REPLACING -> "replacing";
            case UPDATING -> "updating";
            case DIFFERS -> "differs";
            case CANCELLING -> "cancelling";
            case CANCELLED -> "cancelled";
            case KEPT -> "too late to cancel";
        };
    }

    private static String exportTone(@Nullable Export export) {
        if (export == null) {
            return "quiet";
        }
        return switch (export.state()) {
            case ACCEPTED -> "good";
            case DIFFERS, KEPT -> "bad";
            case CANCELLED -> "quiet";
            case PLANNED, SENDING, ADOPTING, IMPORTED, REPLACING, UPDATING, CANCELLING -> "busy";
        };
    }

    private static String despatched(OrderRow.Despatched told) {
        return told.shipments() == 0
                ? ""
                : Told.many(told.shipments(), "shipment") + ", " + Told.many(told.packages(), "package");
    }

    private static String conflicts(OrderRow.Conflicts told) {
        return told.met() == 0
                ? ""
                : "%d met, %d rebased, %d parked".formatted(told.met(), told.rebased(), told.parked());
    }

    private static boolean isHeldUp(Standing lane) {
        return lane.state().equals("retrying")
                || lane.state().equals("waiting")
                || lane.state().equals("parked");
    }

    private static String laneWord(Standing lane, Instant now) {
        return switch (lane.state()) {
            case "busy" -> lane.attempts() > 0 ? "trying again" : "working";
            case "retrying" -> "retrying " + Told.until(Objects.requireNonNullElse(lane.nextTry(), now), now);
            case "waiting" -> lane.nextTry() == null ? "waiting" : "waiting, looks " + Told.until(lane.nextTry(), now);
            default -> lane.state();
        };
    }

    private static String laneTone(Standing lane) {
        return switch (lane.state()) {
            case "busy" -> "busy";
            case "retrying", "waiting" -> "wait";
            case "parked" -> "bad";
            default -> "quiet";
        };
    }
}
