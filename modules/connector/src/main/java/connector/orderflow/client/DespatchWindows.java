package connector.orderflow.client;

import connector.orderflow.wire.OrderFlowTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A period as OrderFlow can be asked for it: wall clock times without a zone, both ends inclusive, at most 24 hours
 * (reference §8 no. 14 and 15). Where the clock is set back an hour has two meanings; a window then grows so that it
 * covers both.
 */
final class DespatchWindows {

    private static final Duration LONGEST = Duration.ofHours(24);

    private DespatchWindows() {}

    /** As both clocks show it. */
    record Window(LocalDateTime from, LocalDateTime to) {

        String fromText() {
            return OrderFlowTime.text(from);
        }

        String toText() {
            return OrderFlowTime.text(to);
        }

        /** Both halves of it, which touch; none of what is a second long, or none. */
        List<Window> halves() {
            long seconds = Duration.between(from, to).toSeconds();
            LocalDateTime middle = from.plusSeconds(seconds / 2);
            return seconds < 2 ? List.of() : List.of(new Window(from, middle), new Window(middle, to));
        }
    }

    static List<Window> of(Instant from, Instant to, ZoneId zone) {
        List<Window> windows = new ArrayList<>();
        Instant start = from;
        do {
            Instant end = end(start, to, zone.getRules());
            windows.add(new Window(start(start, zone.getRules()), end(end, zone.getRules())));
            start = end;
        } while (start.isBefore(to));
        return List.copyOf(windows);
    }

    private static Instant end(Instant start, Instant to, ZoneRules rules) {
        Instant day = start.plus(LONGEST);
        Instant end = day.isBefore(to) ? day : to;
        Duration tooMuch = tooMuch(start, end, rules);
        while (tooMuch.isPositive()) {
            end = end.minus(tooMuch); // may still lie in the hour that comes twice, and grow again
            tooMuch = tooMuch(start, end, rules);
        }
        return end;
    }

    private static Duration tooMuch(Instant start, Instant end, ZoneRules rules) {
        return Duration.between(start(start, rules), end(end, rules)).minus(LONGEST);
    }

    private static LocalDateTime start(Instant instant, ZoneRules rules) {
        LocalDateTime shown = shown(instant.truncatedTo(ChronoUnit.SECONDS), rules);
        ZoneOffsetTransition setBack = setBackAt(shown, rules);
        // a second before the hour that comes twice: the last time of day with one meaning only
        return setBack == null ? shown : setBack.getDateTimeAfter().minusSeconds(1);
    }

    private static LocalDateTime end(Instant instant, ZoneRules rules) {
        Instant whole = instant.truncatedTo(ChronoUnit.SECONDS);
        LocalDateTime shown = shown(whole.equals(instant) ? whole : whole.plusSeconds(1), rules);
        ZoneOffsetTransition setBack = setBackAt(shown, rules);
        return setBack == null ? shown : setBack.getDateTimeBefore();
    }

    private static LocalDateTime shown(Instant instant, ZoneRules rules) {
        return LocalDateTime.ofEpochSecond(instant.getEpochSecond(), 0, rules.getOffset(instant));
    }

    /** The change of the clock that gives this time of day two meanings, null when it has one. */
    private static @Nullable ZoneOffsetTransition setBackAt(LocalDateTime shown, ZoneRules rules) {
        ZoneOffsetTransition change = rules.getTransition(shown);
        return change != null && change.isOverlap() ? change : null;
    }
}
