package connector.routing;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When an order may be shipped at the earliest, counted from the day it was placed: {@code +3 days},
 * {@code +2 business days} (Monday to Friday; holidays are not known) or {@code next monday} (the first one after that day).
 */
public sealed interface ShipDateRule {

    LocalDate from(LocalDate placed);

    record Days(int days) implements ShipDateRule {
        @Override
        public LocalDate from(LocalDate placed) {
            return placed.plusDays(days);
        }
    }

    record BusinessDays(int days) implements ShipDateRule {
        @Override
        public LocalDate from(LocalDate placed) {
            LocalDate day = placed;
            for (int counted = 0; counted < days; ) {
                day = day.plusDays(1);
                counted += day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0 ? 1 : 0;
            }
            return day;
        }
    }

    record Next(DayOfWeek weekday) implements ShipDateRule {
        @Override
        public LocalDate from(LocalDate placed) {
            return placed.with(TemporalAdjusters.next(weekday));
        }
    }

    /** Empty: it is none of the three forms. */
    static Optional<ShipDateRule> parse(String text) {
        String plain = text.strip().toLowerCase(Locale.ROOT);
        Matcher days = Pattern.compile("\\+(\\d{1,3}) (business )?days?").matcher(plain);
        if (days.matches()) {
            int count = Integer.parseInt(days.group(1));
            return Optional.of(days.group(2) == null ? new Days(count) : new BusinessDays(count));
        }
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> plain.equals("next " + day.name().toLowerCase(Locale.ROOT)))
                .findFirst()
                .map(Next::new);
    }
}
