package connector.fulfilment;

import connector.audit.Failure;
import connector.audit.FailureKind;
import connector.audit.Trail;
import connector.orderflow.Despatch;
import connector.orderflow.News;
import connector.orderflow.OrderDetail;
import connector.workqueue.Item;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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

    Gathering(DespatchLookUp despatches, DetailLookUp details) {
        this.despatches = despatches;
        this.details = details;
    }

    /** What is known now. */
    sealed interface Gathered {

        record Known(Memory now) implements Gathered {}

        record Failed(Failure failure) implements Gathered {}
    }

    /** What is asked about. @param detailIsEnough also for a shipment that the despatches query does not show */
    private record Asked(Item item, List<News> news, Memory before, boolean detailIsEnough) {}

    Gathered gather(Item item, List<News> news, Memory before) {
        boolean searched = news.stream()
                .anyMatch(each -> each instanceof News.Look look
                        && (look.because() == News.Because.SILENT || look.because() == News.Because.GONE));
        return pushed(new Asked(item, news, before, searched));
    }

    private Gathered pushed(Asked asked) {
        List<News.Pushed> pushed = asked.news.stream()
                .filter(News.Pushed.class::isInstance)
                .map(News.Pushed.class::cast)
                .filter(each -> Shipment.isDespatched(each.state()))
                .filter(each -> !isKnown(each.shipmentReference(), asked.before))
                .toList();
        List<Despatch> whole = whole(asked.news);
        if (pushed.isEmpty()) {
            return detailed(asked, whole, Set.of());
        }
        return switch (despatches.pushed(pushed, asked.item)) {
            case DespatchLookUp.Failed(Failure failure) -> new Gathered.Failed(failure);
            case DespatchLookUp.NotYet(String why) ->
                asked.item.attempts() < PATIENCE
                        ? new Gathered.Failed(new Failure(FailureKind.BROKEN_ANSWER, why, false, null))
                        : detailed(
                                new Asked(asked.item, asked.news, asked.before, true),
                                whole,
                                Set.of(pushed.getFirst().orderReference()));
            case DespatchLookUp.Told(List<Despatch> told) ->
                detailed(asked, Stream.concat(whole.stream(), told.stream()).toList(), Set.of());
        };
    }

    private static List<Despatch> whole(List<News> news) {
        List<Despatch> whole = new ArrayList<>();
        for (News each : news) {
            if (each instanceof News.Despatched(Despatch despatch)) {
                if (DespatchLookUp.isWhole(despatch)) {
                    whole.add(despatch);
                } else {
                    Trail.current()
                            .decided(
                                    "left out",
                                    "shipment " + despatch.reference() + " is '" + despatch.state()
                                            + "', not despatched");
                }
            }
        }
        return whole;
    }

    private Gathered detailed(Asked asked, List<Despatch> told, Set<String> also) {
        Set<String> references = new LinkedHashSet<>(also);
        asked.news.stream()
                .filter(each -> isHint(each, asked.before))
                .map(News::orderReference)
                .forEach(references::add);
        return switch (details.ask(DespatchLookUp.destination(asked.item), references)) {
            case DetailLookUp.Failed(Failure failure) -> new Gathered.Failed(failure);
            case DetailLookUp.Seen(List<OrderDetail> seen) -> settled(asked, told, seen);
        };
    }

    /** Whether order detail must say what the news does not. */
    private static boolean isHint(News news, Memory before) {
        return switch (news) {
            case News.Despatched(Despatch despatch) -> !DespatchLookUp.isWhole(despatch);
            case News.Look look -> look.because() != News.Because.GONE || !isKnown(look.shipmentReference(), before);
            case News.Pushed pushed -> !Shipment.isDespatched(pushed.state()) || differs(pushed, before);
        };
    }

    private static boolean isKnown(@Nullable String shipment, Memory before) {
        Despatch known = shipment == null ? null : before.despatches().get(shipment);
        return known != null && known.completed() != null && Shipment.left(known);
    }

    private static boolean differs(News.Pushed pushed, Memory before) {
        Despatch known =
                pushed.shipmentReference() == null ? null : before.despatches().get(pushed.shipmentReference());
        List<Despatch.Line> lines = pushed.lines().stream()
                .map(line -> new Despatch.Line(line.sku(), line.quantity(), null))
                .toList();
        return known != null && Despatches.linesDiffer(known.lines(), lines);
    }

    private Gathered settled(Asked asked, List<Despatch> told, List<OrderDetail> seen) {
        List<Despatch> all = new ArrayList<>(told);
        if (asked.detailIsEnough) {
            all.addAll(unheardOf(seen, asked.before));
        }
        Memory now = asked.before.with(all, seen);
        List<Despatch> exactly = new ArrayList<>();
        for (Doubt doubt : Doubt.of(asked.before, told, seen, now)) {
            switch (despatches.again(doubt.known(), asked.item)) {
                case DespatchLookUp.Failed(Failure failure) -> {
                    return new Gathered.Failed(failure);
                }
                case DespatchLookUp.NotYet notYet -> exactly.add(doubt.otherwise());
                case DespatchLookUp.Told(List<Despatch> shown) ->
                    exactly.add(shown.isEmpty() ? doubt.otherwise() : shown.getFirst());
            }
        }
        return new Gathered.Known(now.settled(exactly));
    }

    private static List<Despatch> unheardOf(List<OrderDetail> seen, Memory before) {
        return seen.stream()
                .flatMap(order -> order.shipments().stream()
                        .filter(shipment -> Shipment.isDespatched(shipment.state()))
                        .filter(shipment -> !before.despatches().containsKey(shipment.externalReference()))
                        .map(shipment -> DetailLookUp.despatch(order, shipment)))
                .toList();
    }
}
