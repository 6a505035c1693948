package connector.orderexport;

import com.commercetools.api.models.cart.LineItem;
import com.commercetools.api.models.order.Order;
import com.commercetools.api.models.order.SyncInfo;
import connector.commercetools.OrderParts;
import connector.orderexport.Today.Part;
import connector.orderflow.OrderLink;
import connector.orderflow.OrderLink.State;
import connector.routing.CancelRules;
import connector.routing.ExportDesk;
import connector.routing.OrderFacts;
import connector.routing.ReleaseRules;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decides what an order lacks. Pure: the same order, links, rules and time give the same answer. */
record ExportPlanner(
        OrderFacts facts,
        ExportDesk desk,
        Before before,
        @Nullable String syncChannel) {

    /** Parts of one order are told to commerce as one text. */
    static final String SEPARATOR = ",";

    ExportPlan plan() {
        if (before.links().isEmpty()) {
            return desk.cancel().request(facts).isPresent() ? cancelled() : firstTime();
        }
        Optional<CancelRules.Request> request = desk.cancel().requestAfterExport(facts);
        if (request.isPresent() || before.alive().isEmpty()) {
            return new ExportPlan.Cancelled(
                    before.alive().isEmpty()
                            ? "cancelled: " + TellAccepted.references(before.links())
                            : "to be cancelled: " + request.orElseThrow().words());
        }
        Unsent unsent = unsent();
        if (unsent.next().isPresent()) {
            return goOn(unsent.next().get());
        }
        Before there = before.without(unsent.refused());
        if (there.links().stream().anyMatch(link -> link.state() == State.IMPORTED)) {
            return new ExportPlan.Tell(there.links());
        }
        ExportPlan rest = there.alive().isEmpty()
                ? new ExportPlan.Nothing("")
                : new ChangePlanner(facts, desk, there, unsent.refused()).plan(this::link);
        return rest instanceof ExportPlan.Nothing && !unsent.refused().isEmpty()
                ? refused(unsent.refused(), there.alive())
                : rest;
    }

    /**
     * What of the order is not in a warehouse yet.
     *
     * @param next to go on with
     * @param refused what OrderFlow refused as it would be sent today
     */
    private record Unsent(Optional<OrderLink> next, List<OrderLink> refused) {}

    private Unsent unsent() {
        List<OrderLink> open = Stream.concat(
                        inStates(State.SENDING, State.ADOPTING, State.REPLACING, State.UPDATING),
                        inStates(State.PLANNED))
                .toList();
        if (before.refused().isEmpty() || open.isEmpty()) {
            return new Unsent(open.stream().findFirst(), List.of());
        }
        List<Part> today = Today.of(facts, desk, before) instanceof Today.Parts parts ? parts.parts() : List.of();
        List<OrderLink> refused = open.stream()
                .filter(link -> today.stream().anyMatch(part -> part.isOf(link) && before.isRefused(link, part)))
                .toList();
        return new Unsent(open.stream().filter(link -> !refused.contains(link)).findFirst(), refused);
    }

    private Stream<OrderLink> inStates(State... states) {
        return before.links().stream().filter(link -> List.of(states).contains(link.state()));
    }

    private ExportPlan refused(List<OrderLink> refused, List<OrderLink> there) {
        String words = refused.stream()
                .map(link -> "OrderFlow refused " + named(link, before.links().size() > 1) + ": "
                        + refusal(link).words())
                .collect(Collectors.joining("; "));
        String help =
                refused.stream().map(link -> refusal(link).help()).distinct().collect(Collectors.joining(" "));
        String goes = there.stream()
                .map(link -> link.reference() + " is at " + link.destination() + " and goes")
                .collect(Collectors.joining(", "));
        return new ExportPlan.Refused(goes.isEmpty() ? words : words + "; " + goes, help);
    }

    private RefusedImport refusal(OrderLink link) {
        return Objects.requireNonNull(before.refused().get(link.reference()));
    }

    private static String named(OrderLink link, boolean several) {
        return several ? link.reference() + " at " + link.destination() : "the order";
    }

    private ExportPlan firstTime() {
        if (desk.release().judge(facts) instanceof ReleaseRules.Verdict.Held held) {
            return new ExportPlan.Held(held);
        }
        return switch (Today.of(facts, desk, before)) {
            case Today.Cannot cannot -> new ExportPlan.Stuck(cannot.reason(), cannot.help());
            case Today.Parts(List<Part> parts)
            when parts.isEmpty() -> new ExportPlan.Cancelled("all of it was cancelled before it was exported");
            case Today.Parts today -> begin(today.parts());
        };
    }

    /** Before it was exported: unless commercetools says that it was, and we have no memory of it. */
    private ExportPlan cancelled() {
        Optional<String> told = told();
        if (told.isPresent() && Today.of(facts, desk, before) instanceof Today.Parts today) {
            return adopt(today.parts(), told.get());
        }
        return new ExportPlan.Cancelled("cancelled before it was exported");
    }

    private Optional<String> told() {
        return syncChannel == null ? Optional.empty() : toldBefore(facts.order(), syncChannel);
    }

    private ExportPlan begin(List<Part> parts) {
        Optional<String> told = told();
        if (told.isPresent()) {
            return adopt(parts, told.get());
        }
        if (parts.size() == 1) {
            Part part = parts.getFirst();
            return new ExportPlan.Send(part.document(), link(part, State.SENDING), part.notes());
        }
        List<String> notes =
                parts.stream().flatMap(part -> part.notes().stream()).toList();
        return new ExportPlan.Remember(links(parts, State.PLANNED), notes);
    }

    /** Our memory is gone or it was exported by somebody before us: never sent again on that ground alone. */
    private ExportPlan adopt(List<Part> parts, String told) {
        List<String> today =
                parts.stream().map(part -> part.document().externalReference()).toList();
        List<String> there = List.of(told.split(SEPARATOR));
        if (!today.containsAll(there)) {
            return new ExportPlan.Stuck(
                    "commercetools says it was exported as " + told + ", today it would be "
                            + String.join(SEPARATOR, today),
                    "Bring the reference pattern and the routes back to what they were, then replay the order.");
        }
        return new ExportPlan.Remember(
                parts.stream()
                        .map(part -> link(
                                part,
                                there.contains(part.document().externalReference()) ? State.ADOPTING : State.SENDING))
                        .toList(),
                List.of("commercetools says it was exported as " + told));
    }

    private List<OrderLink> links(List<Part> parts, State state) {
        return parts.stream().map(part -> link(part, state)).toList();
    }

    private ExportPlan goOn(OrderLink link) {
        return switch (Today.of(facts, desk, before)) {
            case Today.Cannot cannot -> new ExportPlan.Stuck(cannot.reason(), cannot.help());
            case Today.Parts today ->
                today.parts().stream()
                        .filter(part -> part.isOf(link))
                        .findFirst()
                        .map(part -> goOn(link, part))
                        .orElseGet(() -> withoutPart(link, today.parts()));
        };
    }

    private ExportPlan withoutPart(OrderLink link, List<Part> today) {
        return link.state() == State.REPLACING
                ? new ExportPlan.Withdraw(link, OrderContent.fingerprint(facts, desk, before), planned())
                : elsewhere(today);
    }

    private List<OrderLink> planned() {
        return before.links().stream()
                .filter(each -> each.state() == State.PLANNED)
                .toList();
    }

    private ExportPlan elsewhere(List<Part> today) {
        return new ExportPlan.Stuck(
                ChangePlanner.elsewhere(before.alive(), today),
                "Bring the routes back to what they were when its export began, then replay the order.");
    }

    private ExportPlan goOn(OrderLink link, Part part) {
        return switch (link.state()) {
            case PLANNED ->
                desk.release().judgeAgain(facts) instanceof ReleaseRules.Verdict.Held held
                        ? new ExportPlan.Held(held)
                        : new ExportPlan.Send(part.document(), link(part, State.SENDING), part.notes());
            case UPDATING ->
                new ExportPlan.Update(part.document(), link, link(part, State.ACCEPTED), "the answer was lost");
            case REPLACING ->
                new ExportPlan.LookWhetherGone(link, link(part, State.SENDING), part.document(), planned());
            case ADOPTING -> new ExportPlan.Look(part.document(), link, link(part, State.ADOPTING));
            case SENDING, IMPORTED, ACCEPTED, DIFFERS, CANCELLING, CANCELLED, KEPT ->
                new ExportPlan.Look(part.document(), link, link(part, State.SENDING));
        };
    }

    private OrderLink link(Part part, State state) {
        Order order = facts.order();
        return new OrderLink(
                desk.projectKey(),
                order.getId(),
                order.getOrderNumber(),
                part.consignment().destination(),
                part.document().externalReference(),
                SentDocument.of(part.document(), OrderContent.fingerprint(facts, desk, before), parts(order, part)),
                state);
    }

    private static List<OrderLink.Part> parts(Order order, Part part) {
        Map<String, String> skus = OrderParts.list(order.getLineItems()).stream()
                .collect(Collectors.toMap(LineItem::getId, OrderParts::sku));
        return part.consignment().parts().stream()
                .map(piece -> new OrderLink.Part(
                        piece.lineItemId(),
                        skus.getOrDefault(piece.lineItemId(), ""),
                        piece.quantity(),
                        piece.shippingKey()))
                .toList();
    }

    /** The reference in our entry among the order's SyncInfo. */
    static Optional<String> toldBefore(Order order, String channelId) {
        return OrderParts.list(order.getSyncInfo()).stream()
                .filter(each -> each.getChannel() != null
                        && channelId.equals(each.getChannel().getId()))
                .map(SyncInfo::getExternalId)
                .filter(Objects::nonNull)
                .findFirst();
    }
}
