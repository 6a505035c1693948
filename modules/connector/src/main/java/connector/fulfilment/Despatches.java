package connector.fulfilment;

import connector.orderflow.Despatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Pushes and polls tell the same shipment several times, not always with everything: one despatch per reference is made of them. */
final class Despatches {

    private Despatches() {}

    static List<Despatch> byReference(List<Despatch> told) {
        Map<String, Despatch> merged = new LinkedHashMap<>();
        told.forEach(despatch -> merged.merge(despatch.reference(), despatch, Despatches::merged));
        return new ArrayList<>(merged.values());
    }

    /**
     * Whether the second says something else than the first about what left, and nothing says which of them is newer. A despatch
     * that speaks of no lines contradicts none.
     */
    static boolean contradict(Despatch known, Despatch told) {
        boolean newer = known.completed() != null
                && told.completed() != null
                && !known.completed().equals(told.completed());
        return !newer && (Shipment.left(known) != Shipment.left(told) || linesDiffer(known.lines(), told.lines()));
    }

    static boolean linesDiffer(List<Despatch.Line> some, List<Despatch.Line> others) {
        return !some.isEmpty() && !others.isEmpty() && !bySku(some).equals(bySku(others));
    }

    private static Map<String, Long> bySku(List<Despatch.Line> lines) {
        return lines.stream()
                .filter(line -> line.quantity() > 0)
                .collect(Collectors.groupingBy(Despatch.Line::sku, Collectors.summingLong(Despatch.Line::quantity)));
    }

    /** The newer one, completed by what only the older one said. */
    private static Despatch merged(Despatch earlier, Despatch later) {
        boolean inOrder = !supersedes(earlier, later);
        Despatch newer = inOrder ? later : earlier;
        Despatch older = inOrder ? earlier : later;
        return new Despatch(
                newer.reference(),
                newer.orderReference(),
                newer.state(),
                either(newer.courier(), older.courier()),
                either(newer.carrier(), older.carrier()),
                either(newer.service(), older.service()),
                either(newer.despatchReference(), older.despatchReference()),
                either(newer.trackingUrl(), older.trackingUrl()),
                newer.completed() == null ? older.completed() : newer.completed(),
                newer.packages().isEmpty() ? older.packages() : newer.packages(),
                newer.lines().isEmpty() ? older.lines() : newer.lines());
    }

    /** Told earlier, yet newer: completed later, or at the same time with more packages. */
    private static boolean supersedes(Despatch earlier, Despatch later) {
        Instant one = earlier.completed();
        Instant other = later.completed();
        if (one != null && other != null && !one.equals(other)) {
            return one.isAfter(other);
        }
        return earlier.packages().size() > later.packages().size();
    }

    private static @Nullable String either(@Nullable String newer, @Nullable String older) {
        return newer == null || newer.isBlank() ? older : newer;
    }
}
