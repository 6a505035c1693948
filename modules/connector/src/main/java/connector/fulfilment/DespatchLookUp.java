package connector.fulfilment;

import connector.audit.Failure;
import connector.orderflow.Despatch;
import connector.orderflow.News;
import connector.orderflow.OrderFlow;
import connector.orderflow.OrderFlow.DespatchesAnswer;
import connector.workqueue.Item;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks the despatches query for shipments that were heard of otherwise: only it shows packages and carrier (reference §3.5). */
@Component
class DespatchLookUp {

    /** Narrow first: at collection time thousands of shipments leave within the hour, and each push asks. */
    private static final Duration NARROW = Duration.ofMinutes(2);

    /** For a warehouse whose clock or whose commit is late. */
    private static final Duration WIDE = Duration.ofHours(2);

    private final OrderFlow orderFlow;

    DespatchLookUp(OrderFlow orderFlow) {
        this.orderFlow = orderFlow;
    }

    /** What could be found out. */
    sealed interface Found permits Told, NotYet, Failed {}

    record Told(List<Despatch> despatches) implements Found {}

    record NotYet(String why) implements Found {}

    record Failed(Failure failure) implements Found {}

    /** Those that were pushed as despatched, by the time of the event; all of them, or not yet. */
    Found pushed(List<News.Pushed> pushed, Item item, Meaning meaning) {
        Duration around = item.attempts() == 0 ? NARROW : WIDE;
        return switch (around(pushed.getFirst().eventTime(), around, item)) {
            case DespatchesAnswer.Failed failed -> new Failed(failed.failure());
            case DespatchesAnswer.Despatches found ->
                complete(
                        pushed,
                        found.despatches().stream()
                                .filter(each -> each.orderReference()
                                        .equals(pushed.getFirst().orderReference()))
                                .filter(meaning::isWhole)
                                .map(meaning::whole)
                                .toList());
        };
    }

    /**
     * The one shipment as the query shows it now, around the time it left, else around the time of the event; nothing where it shows it no
     * more as despatched.
     */
    Found again(Doubt doubt, Item item, Meaning meaning) {
        Despatch known = doubt.known();
        Found found = again(known, known.completed(), known.completed() == null ? WIDE : NARROW, item, meaning);
        return doubt.heardOfAt() != null && found instanceof Told(List<Despatch> shown) && shown.isEmpty()
                ? again(known, doubt.heardOfAt(), WIDE, item, meaning)
                : found;
    }

    private Found again(Despatch known, @Nullable Instant time, Duration around, Item item, Meaning meaning) {
        return switch (around(time, around, item)) {
            case DespatchesAnswer.Failed failed -> new Failed(failed.failure());
            case DespatchesAnswer.Despatches found ->
                new Told(found.despatches().stream()
                        .filter(each -> each.reference().equals(known.reference()))
                        .filter(meaning::isWhole)
                        .map(meaning::whole)
                        .toList());
        };
    }

    private DespatchesAnswer around(@Nullable Instant time, Duration around, Item item) {
        Instant at = time == null ? item.receivedAt() : time;
        return orderFlow.despatches(destination(item), at.minus(around), at.plus(around));
    }

    private static Found complete(List<News.Pushed> pushed, List<Despatch> found) {
        Set<String> references = found.stream().map(Despatch::reference).collect(Collectors.toSet());
        return pushed.stream()
                .map(News.Pushed::shipmentReference)
                .filter(each -> each == null ? references.isEmpty() : !references.contains(each))
                .findFirst()
                .<Found>map(missing -> new NotYet("OrderFlow pushed that shipment " + missing
                        + " was despatched, and its despatches query does not show it yet"))
                .orElseGet(() -> new Told(found));
    }

    /** Sources are {@code orderflow/<destination>}, {@code poll/<destination>} and so on. */
    static String destination(Item item) {
        return item.source().substring(item.source().indexOf('/') + 1);
    }
}
