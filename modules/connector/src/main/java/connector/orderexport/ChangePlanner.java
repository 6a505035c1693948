package connector.orderexport;

import com.commercetools.api.models.order.Order;
import com.commercetools.api.models.order.OrderState;
import com.commercetools.api.models.order.ShipmentState;
import connector.orderexport.Today.Part;
import connector.orderflow.OrderLink;
import connector.orderflow.OrderLink.State;
import connector.routing.ExportDesk;
import connector.routing.OrderFacts;
import connector.routing.ReleaseRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * Decides what an exported order lacks because it has changed since. Pure. It acts only on an order that says something else
 * than when it was sent: other rules alone never touch an order that the warehouse has.
 */
record ChangePlanner(OrderFacts facts, ExportDesk desk, Before before) {

    /** Of an order that was sent before contents were remembered: nobody can tell whether it has changed. */
    private static final String NOT_REMEMBERED = "";

    /** @param linkOf the link as it would be if a part were sent now */
    ExportPlan plan(BiFunction<Part, State, OrderLink> linkOf) {
        if (isOver(facts.order())) {
            return new ExportPlan.Nothing("exported as " + references() + "; the order is over");
        }
        List<OrderLink> links = before.alive();
        String content = OrderContent.fingerprint(facts, desk, before);
        if (links.stream().allMatch(link -> link.sent().content().equals(content))) {
            return unchanged();
        }
        return switch (Today.of(facts, desk, before)) {
            case Today.Cannot cannot -> differs(links, content, "it cannot be mapped any more: " + cannot.reason());
            case Today.Parts today -> changed(alive(today.parts()), linkOf, content);
        };
    }

    /** Without those that are cancelled there for good: commerce may not have been told yet. */
    private List<Part> alive(List<Part> today) {
        return today.stream()
                .filter(part -> before.links().stream().noneMatch(link -> part.isOf(link) && !Before.isAlive(link)))
                .toList();
    }

    private ExportPlan unchanged() {
        return before.alive().stream()
                .map(OrderLink::note)
                .filter(note -> note != null)
                .findFirst()
                .<ExportPlan>map(ExportPlan.TellDifference::new)
                .orElseGet(() -> new ExportPlan.Nothing("exported as " + references()));
    }

    private boolean sameWays(List<Part> today) {
        return today.size() == before.alive().size()
                && today.stream().allMatch(part -> before.alive().stream().anyMatch(part::isOf));
    }

    private ExportPlan changed(List<Part> today, BiFunction<Part, State, OrderLink> linkOf, String content) {
        List<OrderLink> links = before.alive();
        if (!sameWays(today)) {
            return settled(links, content)
                    ? same(links, content)
                    : new OtherWays(links, today).plan(this, linkOf, content);
        }
        List<OrderLink> forPeople = new ArrayList<>();
        for (Part part : today) {
            OrderLink link = links.stream().filter(part::isOf).findFirst().orElseThrow();
            OrderLink now = linkOf.apply(part, State.ACCEPTED);
            if (!decided(link, content)
                    && !now.sent().fingerprint().equals(link.sent().fingerprint())) {
                String why = "changed since the export: "
                        + String.join(", ", SentDocument.differences(link.sent(), part.document()));
                Optional<String> held = held();
                if (held.isPresent()) {
                    forPeople.add(link.differing(content, why + held.get()));
                    continue;
                }
                switch (desk.changes().at(link.destination())) {
                    case CANCEL_REIMPORT -> {
                        return new ExportPlan.Replace(link, now.in(State.SENDING), part.document(), why);
                    }
                    case IMPORT_UPDATE -> {
                        return new ExportPlan.Update(part.document(), link, now, why);
                    }
                    case MANUAL -> forPeople.add(link.differing(content, why));
                }
            }
        }
        return forPeople.isEmpty() ? same(links, content) : new ExportPlan.Differs(forPeople, notes(forPeople));
    }

    /** Whether the warehouse has what the order says, or a person was told that it has not. */
    private boolean decided(OrderLink link, String content) {
        return link.sent().says(content, facts.order().getVersion())
                || link.sent().content().equals(NOT_REMEMBERED);
    }

    private boolean settled(List<OrderLink> links, String content) {
        return links.stream().allMatch(link -> decided(link, content));
    }

    private ExportPlan same(List<OrderLink> links, String content) {
        return new ExportPlan.Same(
                links.stream().map(link -> sameAs(link, content)).toList());
    }

    /** A change that was refused stays refused, unless the order went back to what the warehouse has. */
    private OrderLink sameAs(OrderLink link, String content) {
        return link.state() == State.DIFFERS
                        && link.sent().says(content, facts.order().getVersion())
                ? link.with(link.sent().whenOrderSays(content))
                : link.in(State.ACCEPTED).with(link.sent().whenOrderSays(content));
    }

    private static String notes(List<OrderLink> links) {
        return links.stream().map(link -> link.reference() + " " + link.note()).collect(Collectors.joining("; "));
    }

    /** Words on the rule that would hold the order today. */
    Optional<String> held() {
        return desk.release().judge(facts) instanceof ReleaseRules.Verdict.Held held
                ? Optional.of("; now held by the rule '" + held.rule() + "'")
                : Optional.empty();
    }

    static ExportPlan differs(List<OrderLink> links, String content, String why) {
        return new ExportPlan.Differs(
                links.stream().map(link -> link.differing(content, why)).toList(), why);
    }

    static String elsewhere(List<OrderLink> links, List<Part> today) {
        TreeSet<String> sent = links.stream()
                .map(link -> link.reference() + " to " + link.destination())
                .collect(Collectors.toCollection(TreeSet::new));
        TreeSet<String> now = today.stream()
                .map(part -> part.document().externalReference() + " to "
                        + part.consignment().destination())
                .collect(Collectors.toCollection(TreeSet::new));
        return "it was sent as " + String.join(", ", sent) + " and would go as " + String.join(", ", now) + " today";
    }

    /** Nothing that happens to such an order is news for a warehouse. */
    private static boolean isOver(Order order) {
        return OrderState.CANCELLED.equals(order.getOrderState())
                || OrderState.COMPLETE.equals(order.getOrderState())
                || ShipmentState.SHIPPED.equals(order.getShipmentState())
                || ShipmentState.CANCELED.equals(order.getShipmentState());
    }

    private String references() {
        return TellAccepted.references(before.links());
    }
}
