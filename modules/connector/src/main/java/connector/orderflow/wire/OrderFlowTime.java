package connector.orderflow.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import org.jspecify.annotations.Nullable;

/** OrderFlow's time stamps: {@code yyyy-MM-dd HH:mm:ss} without a zone (reference §1.9). */
public final class OrderFlowTime {

    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final DateTimeFormatter READ = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[XXX]")
            .toFormatter();

    private OrderFlowTime() {}

    public static String text(LocalDateTime wallClock) {
        return WRITTEN.format(wallClock);
    }

    /**
     * The instant of a time stamp on the wall clock of this zone (the earlier one where the clock shows it twice), or of one
     * that names its offset; null for null and for what is no time stamp.
     */
    public static @Nullable Instant instant(@Nullable String text, ZoneId zone) {
        if (text == null) {
            return null;
        }
        try {
            return switch (READ.parseBest(text.strip(), OffsetDateTime::from, LocalDateTime::from)) {
                case OffsetDateTime exact -> exact.toInstant();
                case LocalDateTime wallClock -> wallClock.atZone(zone).toInstant();
                default -> null;
            };
        } catch (DateTimeException noTimeStamp) {
            return null;
        }
    }
}
