package connector.fulfilment;

import connector.orderflow.Despatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
     * Whether the second says something else than the first about what left, or that it left earlier, and nothing says which of them is
     * newer. A despatch that speaks of no lines contradicts none.
     */
    static boolean contradict(Despatch known, Despatch told) {
        Instant before = known.completed();
        Instant now = told.completed();
        if (before != null && now != null && !before.equals(now)) {
            return now.isBefore(before);
        }
        return known.isDespatched() != told.isDespatched() || linesDiffer(known.lines(), told.lines());
    }

    /**
     * A shipment as it is reported last: its labels, times and quantities are levels, so fewer packages or an earlier time count, too. Only
     * what the later report does not speak of stays; a tracking URL does not outlive its labels.
     */
    static Despatch reported(Despatch known, Despatch last) {
        boolean labelled = !last.packages().isEmpty() || !isBlank(last.despatchReference());
        boolean sameLabels = !labelled
                || (last.packages().equals(known.packages())
                        && Objects.equals(last.despatchReference(), known.despatchReference()));
        return new Despatch(
                last.reference(),
                last.orderReference(),
                last.state(),
                either(last.courier(), known.courier()),
                either(last.carrier(), known.carrier()),
                either(last.service(), known.service()),
                labelled ? last.despatchReference() : known.despatchReference(),
                sameLabels ? either(last.trackingUrl(), known.trackingUrl()) : last.trackingUrl(),
                last.completed() == null ? known.completed() : last.completed(),
                labelled ? last.packages() : known.packages(),
                last.lines().isEmpty() ? known.lines() : last.lines(),
                labelled ? last.packageUrls() : known.packageUrls());
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
                newer.lines().isEmpty() ? older.lines() : newer.lines(),
                newer.packages().isEmpty() ? older.packageUrls() : newer.packageUrls());
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
        return isBlank(newer) ? older : newer;
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
