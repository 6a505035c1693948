package connector.workqueue;

import java.time.Instant;
import java.util.Optional;

/**
 * A lane that does not run freely, for people.
 *
 * @param state {@code retrying}, {@code waiting} or {@code parked}
 */
public record LaneView(
        Lane lane,
        String state,
        int attempts,
        Optional<Instant> nextTry,
        Optional<String> failure,
        Optional<String> reason,
        Optional<String> help,
        Instant since) {}
