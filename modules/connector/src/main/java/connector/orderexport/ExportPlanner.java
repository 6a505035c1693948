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
        Optional<CancelRules.Request> request = desk.cancel().request(facts);
        if (before.links().isEmpty()) {
            return request.isPresent() ? cancelled() : firstTime();
        }
        if (request.isPresent() || before.alive().isEmpty()) {
            return new ExportPlan.Cancelled(
                    before.alive().isEmpty()
                            ? "cancelled: " + TellAccepted.references(before.links())
                            : "to be cancelled: " + request.orElseThrow().words());
        }
        Optional<OrderLink> unsent = inStates(State.SENDING, State.ADOPTING, State.REPLACING, State.UPDATING)
                .or(() -> inStates(State.PLANNED));
        if (unsent.isPresent()) {
            return goOn(unsent.get());
        }
        return inStates(State.IMPORTED).isPresent()
                ? new ExportPlan.Tell(before.links())
                : new ChangePlanner(facts, desk, before).plan(this::link);
    }

    private Optional<OrderLink> inStates(State... states) {
        return before.links().stream()
                .filter(link -> List.of(states).contains(link.state()))
                .findFirst();
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
        String today =
                parts.stream().map(part -> part.document().externalReference()).collect(Collectors.joining(SEPARATOR));
        if (!today.equals(told)) {
            return new ExportPlan.Stuck(
                    "commercetools says it was exported as " + told + ", today it would be " + today,
                    "Bring the reference pattern and the routes back to what they were, then replay the order.");
        }
        return new ExportPlan.Remember(
                links(parts, State.ADOPTING), List.of("commercetools says it was exported as " + told));
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
