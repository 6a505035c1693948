package connector.orderflow.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** No despatch falls between two windows, whatever the clocks do. London goes back on 2026-10-25 at 01:00 UTC, forward on 2026-03-29. */
class DespatchWindowsTest {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private static List<DespatchWindows.Window> windows(String from, String to) {
        return DespatchWindows.of(Instant.parse(from), Instant.parse(to), LONDON);
    }

    @Test
    void aDayIsAskedInOneCallInTheWarehousesOwnTime() {
        assertThat(windows("2026-07-01T10:00:00Z", "2026-07-02T10:00:00Z"))
                .singleElement()
                .satisfies(window -> {
                    assertThat(window.fromText()).isEqualTo("2026-07-01 11:00:00");
                    assertThat(window.toText()).isEqualTo("2026-07-02 11:00:00");
                });
    }

    @Test
    void aLongerPeriodIsAskedInSeveralCallsThatTouch() {
        List<DespatchWindows.Window> three = windows("2026-01-01T00:00:00Z", "2026-01-03T06:00:00Z");
        assertThat(three).hasSize(3);
        assertThat(three.get(1).from()).isEqualTo(three.get(0).to());
        assertThat(three.get(2).from()).isEqualTo(three.get(1).to());
    }

    @Test
    void partsOfASecondAreNeverCutOffAtTheEnd() {
        DespatchWindows.Window window =
                windows("2026-01-01T00:00:00.900Z", "2026-01-01T00:00:05.100Z").getFirst();
        assertThat(window.fromText()).isEqualTo("2026-01-01 00:00:00");
        assertThat(window.toText()).isEqualTo("2026-01-01 00:00:06");
    }

    @Test
    void insideTheHourThatComesTwiceTheWindowCoversBoth() {
        // 01:50 BST to 01:10 GMT: on the wall clock the end would lie before the start
        DespatchWindows.Window window =
                windows("2026-10-25T00:50:00Z", "2026-10-25T01:10:00Z").getFirst();
        assertThat(window.fromText()).isEqualTo("2026-10-25 00:59:59");
        assertThat(window.toText()).isEqualTo("2026-10-25 02:00:00");
    }

    @Test
    void acrossTheHourThatDoesNotExistNothingIsMissed() {
        DespatchWindows.Window window =
                windows("2026-03-29T00:30:00Z", "2026-03-29T01:30:00Z").getFirst();
        assertThat(window.fromText()).isEqualTo("2026-03-29 00:30:00");
        assertThat(window.toText()).isEqualTo("2026-03-29 02:30:00");
    }

    @Test
    void aDayThatWouldEndInTheHourThatComesTwiceEndsBeforeIt() {
        List<DespatchWindows.Window> windows = windows("2026-10-24T00:59:59Z", "2026-10-25T00:00:01Z");
        assertThat(windows)
                .allSatisfy(window -> assertThat(Duration.between(window.from(), window.to()))
                        .isLessThanOrEqualTo(Duration.ofHours(24)));
    }

    @Property(tries = 400)
    void whateverWasShippedInThePeriodIsInAWindowByWhicheverMeaningOfItsTime(
            @ForAll @LongRange(min = -200_000, max = 200_000) long startSecondsFromTheChange,
            @ForAll @LongRange(min = 0, max = 300_000) long length) {
        for (String change : List.of("2026-10-25T01:00:00Z", "2026-03-29T01:00:00Z")) {
            Instant from = Instant.parse(change).plusSeconds(startSecondsFromTheChange);
            List<DespatchWindows.Window> windows = DespatchWindows.of(from, from.plusSeconds(length), LONDON);
            assertThat(windows)
                    .allSatisfy(window -> assertThat(Duration.between(window.from(), window.to()))
                            .isBetween(Duration.ZERO, Duration.ofHours(24)));
            LongStream.rangeClosed(0, 200)
                    .mapToObj(step -> from.plusSeconds(length * step / 200))
                    .forEach(shipped -> assertThat(windows)
                            .as("shipped at %s", shipped)
                            .anyMatch(window -> covers(window, shipped)));
        }
    }

    /** Their side may compare wall clocks, or read an ambiguous end as either instant: the window must hold for all of it. */
    private static boolean covers(DespatchWindows.Window window, Instant shipped) {
        LocalDateTime shown = LocalDateTime.ofInstant(shipped, LONDON);
        boolean onTheWall = !shown.isBefore(window.from()) && !shown.isAfter(window.to());
        return onTheWall
                && LONDON.getRules().getValidOffsets(window.from()).stream()
                        .allMatch(offset -> !window.from().toInstant(offset).isAfter(shipped))
                && LONDON.getRules().getValidOffsets(window.to()).stream()
                        .allMatch(offset -> !window.to().toInstant(offset).isBefore(shipped));
    }
}
