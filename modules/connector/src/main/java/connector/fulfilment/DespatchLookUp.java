package connector.fulfilment;

import connector.audit.Failure;
import connector.audit.Trail;
import connector.orderflow.Despatch;
import connector.orderflow.News;
import connector.orderflow.OrderFlow;
import connector.orderflow.OrderFlow.DespatchesAnswer;
import connector.workqueue.Item;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Turns news into whole despatches. The poll brings them whole; a push shows neither packages nor carrier, so they are
 * looked up by the time of the event (reference §3.5).
 */
@Component
class DespatchLookUp {

    /** Narrow first: at collection time thousands of shipments leave within the hour, and each push asks. */
    private static final Duration NARROW = Duration.ofMinutes(2);

    /** For a warehouse whose clock or whose commit is late. */
    private static final Duration WIDE = Duration.ofHours(2);

    private static final String DESPATCHED = "despatched";

    private final OrderFlow orderFlow;

    DespatchLookUp(OrderFlow orderFlow) {
        this.orderFlow = orderFlow;
    }

    /** What could be found out. */
    sealed interface Found permits Told, NotYet, Failed {}

    record Told(List<Despatch> despatches) implements Found {}

    record NotYet(String why) implements Found {}

    record Failed(Failure failure) implements Found {}

    Found despatches(List<News> news, Item item, List<Despatch> known) {
        List<Despatch> whole = new ArrayList<>();
        List<News.Pushed> pushed = new ArrayList<>();
        Set<String> have = known.stream().map(Despatch::reference).collect(Collectors.toSet());
        for (News each : news) {
            switch (each) {
                case News.Despatched despatched -> addIfItLeft(whole, despatched.despatch());
                case News.Pushed push -> {
                    if (push.state().equals(DESPATCHED) && !have.contains(push.shipmentReference())) {
                        pushed.add(push);
                    }
                }
            }
        }
        return pushed.isEmpty() ? new Told(whole) : lookedUp(pushed, item);
    }

    private Found lookedUp(List<News.Pushed> pushed, Item item) {
        Duration around = item.attempts() == 0 ? NARROW : WIDE;
        Instant told = pushed.getFirst().eventTime();
        Instant at = told == null ? item.receivedAt() : told;
        String order = pushed.getFirst().orderReference();
        return switch (orderFlow.despatches(destination(item), at.minus(around), at.plus(around))) {
            case DespatchesAnswer.Failed failed -> new Failed(failed.failure());
            case DespatchesAnswer.Despatches found -> {
                List<Despatch> left = new ArrayList<>();
                found.despatches().stream()
                        .filter(each -> each.orderReference().equals(order))
                        .forEach(each -> addIfItLeft(left, each));
                yield complete(pushed, left);
            }
        };
    }

    /** The query lists what left, so one that says no state at all left too; any other state is not for deliveries. */
    private static void addIfItLeft(List<Despatch> whole, Despatch despatch) {
        String state = despatch.state();
        if (state.equals(DESPATCHED) || (state.isEmpty() && despatch.completed() != null)) {
            whole.add(despatch);
        } else {
            Trail.current()
                    .decided("left out", "shipment " + despatch.reference() + " is '" + state + "', not despatched");
        }
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

    /** Sources are {@code orderflow/<destination>} and {@code poll/<destination>}. */
    private static String destination(Item item) {
        return item.source().substring(item.source().indexOf('/') + 1);
    }
}
