package connector.commercetools.client;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/** What commercetools' clock said when it was asked, by the {@code Date} of its answer: ours may be wrong by any amount. */
final class TheirTime {

    private TheirTime() {}

    /**
     * Never later than it was there when the question came in, so that nothing is taken for older than it is.
     *
     * @param took between question and answer
     * @param otherwise when the answer has no date
     */
    static Instant of(Map<String, String> headers, Duration took, Instant otherwise) {
        try {
            String date = headers.getOrDefault("date", "");
            return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date))
                    .minus(took);
        } catch (DateTimeException _) {
            return otherwise;
        }
    }
}
