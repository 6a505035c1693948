package connector.orderflow.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderFlowTimeTest {

    @ParameterizedTest
    @CsvSource({
        "2026-07-02 17:05:12, Europe/London, 2026-07-02T16:05:12Z",
        "2026-01-02 17:05:12, Europe/London, 2026-01-02T17:05:12Z",
        "2026-01-02T17:05:12, Europe/Berlin, 2026-01-02T16:05:12Z",
        "2026-01-02 17:05:12.345, UTC, 2026-01-02T17:05:12.345Z",
        "2026-01-02T17:05:12Z, Europe/Berlin, 2026-01-02T17:05:12Z",
        "2026-01-02T17:05:12+02:00, Europe/Berlin, 2026-01-02T15:05:12Z",
        "2026-10-25 01:30:00, Europe/London, 2026-10-25T00:30:00Z",
        "2026-03-29 01:30:00, Europe/London, 2026-03-29T01:30:00Z"
    })
    void aTimeStampIsReadOnTheDestinationsClock(String text, String zone, String instant) {
        assertThat(OrderFlowTime.instant(" " + text + " ", ZoneId.of(zone))).isEqualTo(Instant.parse(instant));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2026-13-01 00:00:00", "2026-01-02"})
    void whatIsNoTimeStampIsNotGuessed(String text) {
        assertThat(OrderFlowTime.instant(text, ZoneId.of("UTC"))).isNull();
    }

    @Test
    void statesHaveOneSpelling() {
        assertThat(StateWord.normal(" Part-Dispatched ")).isEqualTo("part_despatched");
        assertThat(StateWord.normal("Canceled")).isEqualTo("cancelled");
        assertThat(StateWord.normal("out of  stock")).isEqualTo("out_of_stock");
        assertThat(StateWord.normal(null)).isEmpty();
    }
}
