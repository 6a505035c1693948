package proof.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One run of one contestant. Both are measured with the same ruler: an order is done at the {@code syncedAt} that the
 * sandbox wrote (whole milliseconds, same clock as everything here).
 *
 * @param elapsed from the first beginning to the last SyncInfo
 * @param waits of each order from its beginning to its SyncInfo, in milliseconds
 * @param calls the sandbox was asked
 */
record Block(Duration elapsed, List<Double> waits, long calls) {

    static Block of(Instant start, Map<String, Instant> begun, Map<String, Instant> synced, long calls) {
        Instant last = synced.values().stream().max(Instant::compareTo).orElse(start);
        List<Double> waits = begun.entrySet().stream()
                .map(each -> milliseconds(Duration.between(each.getValue(), synced.getOrDefault(each.getKey(), last))))
                .toList();
        return new Block(Duration.between(start, last), waits, calls);
    }

    Block and(Block other) {
        return new Block(
                elapsed.plus(other.elapsed),
                Stream.concat(waits.stream(), other.waits.stream()).toList(),
                calls + other.calls);
    }

    double perSecond() {
        return orders() * 1_000 / milliseconds(elapsed);
    }

    double callsPerOrder() {
        return (double) calls / orders();
    }

    /** @param share 0.95 for the 95th percentile */
    double wait(double share) {
        return waits.stream().sorted().toList().get((int) Math.ceil(share * orders()) - 1);
    }

    int orders() {
        return waits.size();
    }

    private static double milliseconds(Duration duration) {
        return duration.toNanos() / 1e6;
    }
}
