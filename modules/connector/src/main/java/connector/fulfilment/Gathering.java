package connector.fulfilment;

import connector.audit.Failure;
import connector.audit.FailureKind;
import connector.audit.Trail;
import connector.orderflow.Despatch;
import connector.orderflow.News;
import connector.orderflow.OrderDetail;
import connector.routing.StateTables;
import connector.workqueue.Item;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds out all there is to know about an order's shipments: what was told before, whole despatches as they come, order detail
 * asked afresh for everything else. Where two of them contradict each other, the despatches query is asked again.
 */
@Component
class Gathering {

    /** From this try on, what the despatches query does not show is taken from order detail, with less in it. */
    private static final int PATIENCE = 3;

    private final DespatchLookUp despatches;
    private final DetailLookUp details;
    private final StateTables tables;

    Gathering(DespatchLookUp despatches, DetailLookUp details, StateTables tables) {
        this.despatches = despatches;
        this.details = details;
        this.tables = tables;
    }

    /** What is known now. */
    sealed interface Gathered {

        record Known(Memory now) implements Gathered {}

        record Failed(Failure failure) implements Gathered {}
    }

    /** What is asked about. @param detailIsEnough also for a shipment that the despatches query does not show */
    private record Asked(Item item, List<News> news, Memory before, Meaning meaning, boolean detailIsEnough) {}

    Gathered gather(Item item, List<News> news, Memory before) {
        boolean searched = news.stream()
                .anyMatch(each -> each instanceof News.Look look
                        && (look.because() == News.Because.SILENT || look.because() == News.Because.GONE));
        Meaning meaning = new Meaning(tables.at(DespatchLookUp.destination(item)));
        return pushed(new Asked(item, news, before, meaning, searched));
    }

    private Gathered pushed(Asked asked) {
        List<News.Pushed> pushed = asked.news.stream()
                .filter(News.Pushed.class::isInstance)
                .map(News.Pushed.class::cast)
                .filter(each -> asked.meaning.left(each.state()))
                .filter(each -> !isKnown(each.shipmentReference(), asked.before))
                .toList();
        List<Despatch> whole = whole(asked);
        if (pushed.isEmpty()) {
            return detailed(asked, whole, Set.of());
        }
        return switch (despatches.pushed(pushed, asked.item, asked.meaning)) {
            case DespatchLookUp.Failed(Failure failure) -> new Gathered.Failed(failure);
            case DespatchLookUp.NotYet(String why) ->
                asked.item.attempts() < PATIENCE
                        ? new Gathered.Failed(new Failure(FailureKind.BROKEN_ANSWER, why, false, null))
                        : detailed(
                                new Asked(asked.item, asked.news, asked.before, asked.meaning, true),
                                whole,
                                Set.of(pushed.getFirst().orderReference()));
            case DespatchLookUp.Told(List<Despatch> told) ->
                detailed(asked, Stream.concat(whole.stream(), told.stream()).toList(), Set.of());
        };
    }

    private static List<Despatch> whole(Asked asked) {
        List<Despatch> whole = new ArrayList<>();
        for (News each : asked.news) {
            if (each instanceof News.Despatched(Despatch despatch)) {
                if (asked.before.isOutdated(despatch, asked.item)) {
                    leftOut(despatch, "was reported otherwise since");
                } else if (asked.meaning.isWhole(despatch)) {
                    whole.add(asked.meaning.whole(despatch));
                } else {
                    leftOut(despatch, "is '" + despatch.state() + "', not despatched");
                }
            }
        }
        return whole;
    }

    private static void leftOut(Despatch despatch, String why) {
        Trail.current().decided("left out", "shipment " + despatch.reference() + " " + why);
    }

    private Gathered detailed(Asked asked, List<Despatch> told, Set<String> also) {
        Set<String> references = new LinkedHashSet<>(also);
        asked.news.stream()
                .filter(each -> isHint(each, asked))
                .map(News::orderReference)
                .forEach(references::add);
        return switch (details.ask(DespatchLookUp.destination(asked.item), references)) {
            case DetailLookUp.Failed(Failure failure) -> new Gathered.Failed(failure);
            case DetailLookUp.Seen(List<OrderDetail> seen) -> settled(asked, told, seen);
        };
    }

    /** Whether order detail must say what the news does not. */
    private static boolean isHint(News news, Asked asked) {
        return switch (news) {
            case News.Despatched(Despatch despatch) -> !asked.meaning.isWhole(despatch);
            case News.Look look ->
                look.because() != News.Because.GONE || !isKnown(look.shipmentReference(), asked.before);
            case News.Pushed pushed -> !asked.meaning.left(pushed.state()) || differs(pushed, asked.before);
        };
    }

    private static boolean isKnown(@Nullable String shipment, Memory before) {
        Despatch known = shipment == null ? null : before.despatches().get(shipment);
        return known != null && known.completed() != null && known.isDespatched();
    }

    private static boolean differs(News.Pushed pushed, Memory before) {
        Despatch known =
                pushed.shipmentReference() == null ? null : before.despatches().get(pushed.shipmentReference());
        List<Despatch.Line> lines = pushed.lines().stream()
                .map(line -> new Despatch.Line(line.sku(), line.quantity(), null))
                .toList();
        return known != null && Despatches.linesDiffer(known.lines(), lines);
    }

    /**
     * A push of a shipment that is known to have left, about anything but its leaving: something happened to it since, and a push shows
     * neither packages nor carrier. So the query is asked what it shows by now.
     */
    private static Optional<Doubt> spokenOfAgain(News news, Asked asked, Memory now) {
        if (!(news instanceof News.Pushed pushed) || pushed.shipmentReference() == null) {
            return Optional.empty();
        }
        Despatch known = asked.before.despatches().get(pushed.shipmentReference());
        boolean again = known != null
                && (relabelled(pushed, known) || (asked.meaning.left(pushed.state()) && isAnotherEvent(pushed, known)));
        return again
                ? Optional.ofNullable(now.despatches().get(pushed.shipmentReference()))
                        .map(each -> new Doubt(each, each, pushed.eventTime()))
                : Optional.empty();
    }

    /** OrderFlow tells times to the second. */
    private static boolean isAnotherEvent(News.Pushed pushed, Despatch known) {
        return pushed.eventTime() != null
                && known.completed() != null
                && pushed.eventTime().getEpochSecond() != known.completed().getEpochSecond();
    }

    private static boolean relabelled(News.Pushed pushed, Despatch known) {
        String label = pushed.despatchReference();
        return label != null
                && !label.isBlank()
                && !known.packages().contains(label)
                && !label.equals(known.despatchReference());
    }

    private Gathered settled(Asked asked, List<Despatch> told, List<OrderDetail> seen) {
        List<Despatch> all = new ArrayList<>(told);
        if (asked.detailIsEnough) {
            all.addAll(unheardOf(seen, asked, told));
        }
        Memory now = asked.before.with(all, seen);
        List<Despatch> exactly = new ArrayList<>();
        Map<String, Doubt> doubts = new LinkedHashMap<>();
        Doubt.of(asked.before, told, now, asked.meaning, seen)
                .forEach(each -> doubts.put(each.known().reference(), each));
        asked.news.forEach(each -> spokenOfAgain(each, asked, now)
                .ifPresent(doubt -> doubts.putIfAbsent(doubt.known().reference(), doubt)));
        for (Doubt doubt : doubts.values()) {
            switch (despatches.again(doubt, asked.item, asked.meaning)) {
                case DespatchLookUp.Failed(Failure failure) -> {
                    return new Gathered.Failed(failure);
                }
                case DespatchLookUp.NotYet notYet -> exactly.add(doubt.otherwise());
                case DespatchLookUp.Told(List<Despatch> shown) ->
                    exactly.add(shown.isEmpty() ? doubt.otherwise() : shown.getFirst());
            }
        }
        return new Gathered.Known(now.settled(exactly).correctedBy(asked.item, asked.before));
    }

    private static List<Despatch> unheardOf(List<OrderDetail> seen, Asked asked, List<Despatch> told) {
        Set<String> known = told.stream().map(Despatch::reference).collect(Collectors.toSet());
        return seen.stream()
                .flatMap(order -> order.shipments().stream()
                        .filter(shipment -> asked.meaning.left(shipment.state()))
                        .filter(shipment -> !asked.before.despatches().containsKey(shipment.externalReference())
                                && !known.contains(shipment.externalReference()))
                        .map(shipment -> asked.meaning.despatch(order, shipment)))
                .toList();
    }
}
