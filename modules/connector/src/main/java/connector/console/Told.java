package connector.console;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times and sizes in words. All times are UTC, like those of the log and the audit. */
final class Told {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
    private static final int KILO = 1_000;

    private Told() {}

    /** The time of day, and the date where it is not today's. */
    static String moment(Instant at, Instant now) {
        return date(at).equals(date(now)) ? TIME.format(at.atOffset(ZoneOffset.UTC)) : date(at) + " " + time(at);
    }

    /** The time of day, or the date where it is not today's: always short. */
    static String brief(Instant at, Instant now) {
        return date(at).equals(date(now)) ? time(at) : date(at);
    }

    static String time(Instant at) {
        return TIME.format(at.atOffset(ZoneOffset.UTC));
    }

    static String date(Instant at) {
        return DATE.format(at.atOffset(ZoneOffset.UTC));
    }

    static String exactTime(Instant at) {
        return EXACT.format(at.atOffset(ZoneOffset.UTC));
    }

    /** {@code now}, {@code in 12 s}, {@code in 4 min}, {@code in 3 h}; rounded up, so that it is never early. */
    static String until(Instant at, Instant now) {
        long seconds = Duration.between(now, at).plusMillis(KILO - 1).toSeconds();
        if (seconds <= 0) {
            return "now";
        }
        if (seconds < 120) {
            return "in " + seconds + " s";
        }
        long minutes = (seconds + 59) / 60;
        return minutes < 120 ? "in " + minutes + " min" : "in " + (minutes + 59) / 60 + " h";
    }

    /** A count with its noun. */
    static String many(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    static String size(int bytes) {
        return bytes < KILO ? bytes + " B" : String.format(Locale.ROOT, "%.1f kB", bytes / (double) KILO);
    }
}
