package connector.orderexport;

import connector.commercetools.OrderParts;
import connector.orderexport.Today.Part;
import connector.orderflow.OrderLink;
import connector.orderflow.OrderLink.State;
import connector.routing.ChangedFields.Worth;
import connector.routing.Changes.Mode;
import connector.routing.ExportDesk;
import connector.routing.OrderFacts;
import connector.routing.ReleaseRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * Decides what an exported order lacks because it has changed since. Pure. It acts only on an order that says something else
 * than when it was sent: other rules alone never touch an order that the warehouse has.
 */
record ChangePlanner(OrderFacts facts, ExportDesk desk, Before before, List<OrderLink> refused) {

    /** Of an order that was sent before contents were remembered: nobody can tell whether it has changed. */
    private static final String NOT_REMEMBERED = "";

    /** @param linkOf the link as it would be if a part were sent now */
    ExportPlan plan(BiFunction<Part, State, OrderLink> linkOf) {
        List<OrderLink> links = before.alive();
        String content = OrderContent.fingerprint(facts, desk, before);
        if (links.stream().allMatch(link -> decided(link, content))) {
            return links.stream().allMatch(link -> link.sent().content().equals(content))
                    ? unchanged()
                    : same(links, content, List.of());
        }
        return switch (Today.of(facts, desk, before)) {
            case Today.Cannot cannot ->
                links.stream().allMatch(before::isOver)
                        ? same(links, content, List.of("it has left the warehouse, and cannot be mapped any more"))
                        : differs(links, content, "it cannot be mapped any more: " + cannot.reason());
            case Today.Parts today -> changed(alive(today.parts()), linkOf, content);
        };
    }

    /** Without those that are cancelled there for good: commerce may not have been told yet. */
    private List<Part> alive(List<Part> today) {
        return today.stream()
                .filter(part -> before.links().stream().noneMatch(link -> part.isOf(link) && !Before.isAlive(link)))
                .filter(part -> refused.stream().noneMatch(part::isOf))
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
            return new OtherWays(links, today).plan(this, linkOf, content);
        }
        List<OrderLink> forPeople = new ArrayList<>();
        List<String> ignored = new ArrayList<>();
        for (Part part : today) {
            OrderLink link = links.stream().filter(part::isOf).findFirst().orElseThrow();
            OrderLink now = linkOf.apply(part, State.ACCEPTED);
            if (decided(link, content)) {
                continue;
            }
            DocumentChange change = change(link, now, part);
            if (before.isOver(link)) {
                overAlready(link, content, change, forPeople, ignored);
            } else if (change.worth() == Worth.NOTHING) {
                ignored.addAll(change.fields());
            } else {
                Optional<ExportPlan> plan = bring(link, now, part, change);
                if (plan.isPresent()) {
                    return plan.get();
                }
                forPeople.add(link.differing(content, change.words() + held().orElse("")));
            }
        }
        return forPeople.isEmpty()
                ? same(links, content, ignored)
                : new ExportPlan.Differs(forPeople, notes(forPeople));
    }

    DocumentChange change(OrderLink link, OrderLink now, Part part) {
        return DocumentChange.of(
                link,
                now,
                part,
                before,
                OrderParts.cameBack(facts.order()),
                desk.changes().fields(link.destination()));
    }

    /** Nothing can be changed any more; but goods that come or go now are goods that nobody sends, or that have left. */
    private static void overAlready(
            OrderLink link, String content, DocumentChange change, List<OrderLink> forPeople, List<String> ignored) {
        List<String> goods = new ArrayList<>();
        units(change.more()).ifPresent(units -> goods.add(units + " came to the order"));
        units(change.less()).ifPresent(units -> goods.add(units + " were taken out of the order"));
        if (goods.isEmpty()) {
            ignored.addAll(change.fields());
        } else {
            forPeople.add(
                    link.differing(content, String.join(" and ", goods) + " after all of it had left the warehouse"));
        }
    }

    private static Optional<String> units(Map<String, Long> bySku) {
        return bySku.isEmpty()
                ? Optional.empty()
                : Optional.of(bySku.entrySet().stream()
                        .map(each -> each.getValue() + " x " + each.getKey())
                        .collect(Collectors.joining(", ")));
    }

    /** Empty: a person decides. */
    private Optional<ExportPlan> bring(OrderLink link, OrderLink now, Part part, DocumentChange change) {
        Mode mode = desk.changes().at(link.destination());
        if (held().isPresent() || mode == Mode.MANUAL) {
            return Optional.empty();
        }
        return Optional.of(
                mode == Mode.IMPORT_UPDATE || change.worth() == Worth.UPDATE
                        ? new ExportPlan.Update(part.document(), link, now, change.words())
                        : new ExportPlan.Replace(link, now.in(State.SENDING), part.document(), change.words()));
    }

    /** Whether the warehouse has what the order says, or a person was told that it has not. */
    private static boolean decided(OrderLink link, String content) {
        return link.sent().content().equals(content) || link.sent().content().equals(NOT_REMEMBERED);
    }

    /** @param ignored fields that differ and that nobody ships by */
    private ExportPlan same(List<OrderLink> links, String content, List<String> ignored) {
        return new ExportPlan.Same(
                links.stream().map(link -> sameAs(link, content)).toList(),
                ignored.stream().distinct().toList());
    }

    /** A change that was refused stays refused, unless the order went back to what the warehouse has. */
    private static OrderLink sameAs(OrderLink link, String content) {
        return link.state() == State.DIFFERS && decided(link, content)
                ? link.with(link.sent().whenOrderSays(content))
                : link.in(State.ACCEPTED).with(link.sent().whenOrderSays(content));
    }

    private static String notes(List<OrderLink> links) {
        return links.stream().map(link -> link.reference() + " " + link.note()).collect(Collectors.joining("; "));
    }

    /** Words on the rule that would hold the order today. */
    Optional<String> held() {
        return desk.release().judgeAgain(facts) instanceof ReleaseRules.Verdict.Held held
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

    private String references() {
        return TellAccepted.references(before.links());
    }
}
