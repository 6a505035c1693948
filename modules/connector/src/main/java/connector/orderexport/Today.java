package connector.orderexport;

import connector.orderflow.OrderImport;
import connector.orderflow.OrderLink;
import connector.routing.Consignment;
import connector.routing.ExportDesk;
import connector.routing.ExportRules;
import connector.routing.OrderFacts;
import connector.routing.Routing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What would be sent for an order today. Pure. */
sealed interface Today {

    /** @param parts one for each consignment, all of them mapped */
    record Parts(List<Part> parts) implements Today {}

    record Cannot(String reason, String help) implements Today {}

    /** @param notes for the decision's record: the route that won, the sum check, truncations */
    record Part(Consignment consignment, OrderImport document, List<String> notes) {

        boolean isOf(OrderLink link) {
            return link.destination().equals(consignment.destination())
                    && link.reference().equals(document.externalReference());
        }
    }

    /** @param before what was sent before: its references stay, even if the order's number or the pattern have changed */
    static Today of(OrderFacts facts, ExportDesk desk, Before before) {
        return switch (desk.router().route(facts)) {
            case Routing.NoRoute none -> new Cannot(none.reason(), none.help());
            case Routing.Routed routed -> mapped(facts, desk, routed.consignments(), before);
        };
    }

    private static Today mapped(OrderFacts facts, ExportDesk desk, List<Consignment> routed, Before before) {
        List<Part> parts = new ArrayList<>();
        Going all = Going.without(routed, before.cancelledByCommerce(facts, desk));
        for (Consignment one : all.consignments()) {
            ExportRules rules = settled(desk.rules(one.destination()), one, routed.size() == 1, before.links());
            switch (OrderMapping.map(facts, all, one, rules)) {
                case Mapped.CannotMap cannot -> {
                    return new Cannot(cannot.field() + ": " + cannot.reason(), cannot.help());
                }
                case Mapped.Ready ready -> parts.add(new Part(one, ready.document(), notes(one, ready)));
            }
        }
        return new Parts(List.copyOf(parts));
    }

    /** The rules of a consignment, with the reference it was sent under, if it was. */
    static ExportRules settled(ExportRules rules, Consignment one, boolean alone, List<OrderLink> links) {
        List<OrderLink> there = links.stream()
                .filter(link -> link.destination().equals(one.destination()))
                .toList();
        if (alone) {
            List<OrderLink> alive = there.stream().filter(Before::isAlive).toList();
            List<OrderLink> only = alive.isEmpty() ? there : alive;
            return only.size() == 1 ? rules.referencedAs(only.getFirst().reference()) : rules;
        }
        Optional<OrderLink> sameSuffix = there.stream()
                .filter(link -> one.suffix() != null && link.reference().endsWith("-" + one.suffix()))
                .findFirst();
        return sameSuffix.map(link -> rules.referencedAs(link.reference())).orElse(rules);
    }

    private static List<String> notes(Consignment one, Mapped.Ready ready) {
        List<String> notes = new ArrayList<>();
        notes.add("route '" + one.rule() + "' to " + one.destination()
                + (one.site() == null ? "" : ", site " + one.site()));
        notes.add(ready.sumCheck());
        notes.addAll(ready.truncations());
        return List.copyOf(notes);
    }
}
