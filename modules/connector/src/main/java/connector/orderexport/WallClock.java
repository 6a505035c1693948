package connector.orderexport;

import com.commercetools.api.models.order.Order;
import connector.routing.ShipDateRule;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Times as OrderFlow reads them: without a zone, in its own (reference §1.9). */
record WallClock(ZoneId zone) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    String time(ZonedDateTime at) {
        return TIME.format(at.withZoneSameInstant(zone));
    }

    /** {@code completedAt} is when an imported order was really placed. */
    @Nullable
    String placed(Order order) {
        ZonedDateTime at = at(order);
        return at == null ? null : time(at);
    }

    /** Null where nobody knows when the order was placed. */
    @Nullable
    String earliest(ShipDateRule rule, Order order) {
        ZonedDateTime at = at(order);
        if (at == null) {
            return null;
        }
        LocalDate placed = at.withZoneSameInstant(zone).toLocalDate();
        return TIME.format(LocalDateTime.of(rule.from(placed), java.time.LocalTime.MIDNIGHT));
    }

    private static @Nullable ZonedDateTime at(Order order) {
        return order.getCompletedAt() == null ? order.getCreatedAt() : order.getCompletedAt();
    }
}
