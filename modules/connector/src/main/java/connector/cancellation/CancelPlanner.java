package connector.cancellation;

import com.commercetools.api.models.cart.LineItem;
import connector.cancellation.CancelPlan.Wanted;
import connector.cancellation.Ended.By;
import connector.commercetools.OrderParts;
import connector.orderflow.OrderDetail;
import connector.orderflow.OrderLink;
import connector.orderflow.OrderLink.Part;
import connector.orderflow.OrderLink.State;
import connector.routing.CancelRules;
import connector.routing.StateTables;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Decides what is to be cancelled in the warehouse, and what is cancelled there. Pure. */
record CancelPlanner(CaseFile file, CancelRules rules, StateTables tables) {

    static final String NEVER_SENT = "cancelled before it was exported";

    CancelPlan plan() {
        if (file.links().isEmpty()) {
            return new CancelPlan.Nothing(rules.request(file.facts()).isPresent() ? NEVER_SENT : "nobody cancels it");
        }
        Optional<Wanted> all = asked(rules.requestAfterExport(file.facts()));
        return file.links().stream()
                .map(link -> of(link, wanted(link, all)))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> atRest(all));
    }

    private Optional<Wanted> wanted(OrderLink link, Optional<Wanted> all) {
        boolean answered = link.state() == State.KEPT || link.state() == State.CANCELLED;
        return all.or(() -> answered ? asked(rules.answered(file.facts())) : Optional.empty())
                .or(() -> emptied(link));
    }

    private static Optional<Wanted> asked(Optional<CancelRules.Request> request) {
        return request.map(each -> new Wanted(By.COMMERCE, each.words(), each.code()));
    }

    private Optional<CancelPlan> of(OrderLink link, Optional<Wanted> wanted) {
        return switch (link.state()) {
            case PLANNED -> wanted.map(each -> never(link, each));
            case SENDING, ADOPTING, REPLACING, UPDATING -> wanted.map(each -> new CancelPlan.Ask(link, each));
            case IMPORTED, ACCEPTED, DIFFERS ->
                wanted.<CancelPlan>map(each -> new CancelPlan.Cancel(link, each))
                        .or(() -> askIfCancelled(link, null));
            case CANCELLING -> Optional.of(new CancelPlan.Ask(link, wanted.orElse(null)));
            case CANCELLED ->
                wanted.isEmpty()
                        ? Optional.of(link)
                                .filter(this::isPlannedAgain)
                                .map(each -> new CancelPlan.Note(each.in(State.PLANNED), null))
                        : wanted.filter(each -> isAliveAgain(link)).map(each -> new CancelPlan.Ask(link, each));
            case KEPT ->
                wanted.isEmpty()
                        ? Optional.of(new CancelPlan.Note(file.restored(link), null))
                        : askIfCancelled(link, wanted.get());
        };
    }

    private static CancelPlan never(OrderLink link, Wanted wanted) {
        return new CancelPlan.Note(link.in(State.CANCELLED, NEVER_SENT), wanted.end(link));
    }

    /** What was heard of it before is a hint only: the reference may stand for another import by now. */
    private Optional<CancelPlan> askIfCancelled(OrderLink link, @Nullable Wanted wanted) {
        return file.detail(link)
                .filter(detail -> isCancelled(link, detail))
                .map(detail -> new CancelPlan.Ask(link, wanted));
    }

    /** It was never sent, the request was taken back, and nothing of the order was cancelled in a warehouse meanwhile. */
    private boolean isPlannedAgain(OrderLink link) {
        return NEVER_SENT.equals(link.note())
                && file.links().stream()
                        .allMatch(other -> other.state() != State.CANCELLED || NEVER_SENT.equals(other.note()));
    }

    private boolean isAliveAgain(OrderLink link) {
        return file.detail(link)
                .filter(detail ->
                        !isCancelled(link, detail) && !detail.shipments().isEmpty())
                .isPresent();
    }

    boolean isCancelled(OrderLink link, OrderDetail detail) {
        return tables.status(link.destination(), detail).isCancelled();
    }

    /** Nothing that went this way is left in the order: it was edited away, or cancelled line by line. */
    private Optional<Wanted> emptied(OrderLink link) {
        Map<String, Long> cancelled = file.cancelledByCommerce(rules);
        Map<String, Long> left = new HashMap<>();
        for (LineItem line : OrderParts.lines(file.order())) {
            left.put(line.getId(), line.getQuantity() - cancelled.getOrDefault(line.getId(), 0L));
        }
        List<Part> parts = link.sent().parts();
        boolean empty = parts.isEmpty()
                ? !link.sent().content().isEmpty() && left.values().stream().allMatch(each -> each <= 0)
                : parts.stream().allMatch(part -> left.getOrDefault(part.lineId(), 0L) <= 0);
        boolean ourselves = file.dropped().stream()
                .anyMatch(each -> each.reference().equals(link.reference()) && each.edited() + each.open() > 0);
        return empty && !ourselves && onlyLines(parts)
                ? Optional.of(new Wanted(By.EMPTIED, "nothing of it is left in the order", null))
                : Optional.empty();
    }

    /** Custom line items are not judged: most are fees. */
    private boolean onlyLines(List<Part> parts) {
        return file.order().getCustomLineItems() == null
                || file.order().getCustomLineItems().stream()
                        .noneMatch(item ->
                                parts.stream().anyMatch(part -> part.lineId().equals(item.getId())));
    }

    private CancelPlan atRest(Optional<Wanted> all) {
        List<OrderLink> kept = file.kept();
        if (!kept.isEmpty()) {
            return new CancelPlan.Person(
                    kept.stream().map(OrderLink::note).map(String::valueOf).collect(Collectors.joining("; ")),
                    "OrderFlow goes on with it: cancel it there by hand, or take the request back in commercetools.");
        }
        if (all.isEmpty() && file.allCancelled() && isTakenBack()) {
            return new CancelPlan.Person(
                    "cancelled in OrderFlow, and commercetools wants it again",
                    "Place a new order, or cancel this one.");
        }
        return new CancelPlan.Nothing(all.isPresent() ? "nothing of it is left to cancel" : "nobody cancels it");
    }

    /** Commerce knew that it was cancelled, or had asked for it itself; and nothing asks for it any more. */
    private boolean isTakenBack() {
        return rules.answered(file.facts()).isEmpty()
                && file.links().stream()
                        .anyMatch(link -> file.ended(link)
                                .filter(each -> each.by() == By.EMPTIED
                                        ? emptied(link).isEmpty()
                                        : each.told() || each.by() == By.COMMERCE)
                                .isPresent());
    }
}
