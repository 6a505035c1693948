package sandbox.orderflow;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Time stamps as they go over the wire: local, without a zone, to the second (reference §1.9). */
record LocalTimes(ZoneId zone) {

    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    LocalDateTime local(Instant instant) {
        return LocalDateTime.ofInstant(instant, zone).withNano(0);
    }

    String text(Instant instant) {
        return FORMAT.format(local(instant));
    }

    /** The day it was imported unless a later one was asked for. */
    String earliestShipDate(StoredShipment shipment) {
        return parseDay(shipment.fields().getOrDefault("earliestShipDate", ""))
                .orElseGet(() -> local(shipment.created()).toLocalDate())
                .toString();
    }

    static Optional<LocalDateTime> parse(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text.trim().replace(' ', 'T')));
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    static Optional<LocalDate> parseDay(String text) {
        try {
            return Optional.of(LocalDate.parse(text.trim().split("[ T]", 2)[0]));
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }
}
