package connector.orderexport;

import connector.ledger.Dropped;
import connector.orderexport.Explanation.Part;
import connector.orderflow.OrderImport;
import connector.orderflow.OrderLink;
import connector.routing.Consignment;
import connector.routing.ExportDesk;
import connector.routing.ExportRules;
import connector.routing.OrderFacts;
import connector.routing.Routing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says what the connector would do with an order, and why, without doing it. Pure: the same decisions as the export's. */
public final class Explainer {

    private final ExportDesk desk;

    public Explainer(ExportDesk desk) {
        this.desk = desk;
    }

    /**
     * Never sends, never writes.
     *
     * @param links what was sent of the order before; empty when nothing was, or nobody knows
     * @param syncChannel id of the channel that our SyncInfo is on; null: unknown, then nobody looks at SyncInfo
     */
    public Explanation explain(OrderFacts facts, List<OrderLink> links, @Nullable String syncChannel) {
        return explain(facts, links, List.of(), syncChannel);
    }

    /** @param dropped what the warehouse did not ship */
    public Explanation explain(
            OrderFacts facts, List<OrderLink> links, List<Dropped> dropped, @Nullable String syncChannel) {
        Before before = new Before(links, dropped);
        return explained(new ExportPlanner(facts, desk, before, syncChannel).plan(), facts, before);
    }

    /** Of an order of a project that lacks the channel for our SyncInfo. @param key of the channel */
    public Explanation withoutChannel(OrderFacts facts, List<OrderLink> links, String key) {
        return explained(ExportOrder.noChannel(key), facts, new Before(links, List.of()));
    }

    /** What would be sent of an order that nobody has sent before, whatever holds it; empty when it cannot be mapped. */
    public List<OrderImport> documents(OrderFacts facts) {
        return switch (Today.of(facts, desk, Before.NOTHING)) {
            case Today.Cannot cannot -> List.of();
            case Today.Parts today ->
                today.parts().stream().map(Today.Part::document).toList();
        };
    }

    private Explanation explained(ExportPlan plan, OrderFacts facts, Before before) {
        NextStep step = NextStep.of(plan);
        return new Explanation(
                step.verdict(),
                step.reason(),
                step.help(),
                step.rule(),
                step.until(),
                step.next(),
                parts(facts, before),
                before.links());
    }

    /** Of a waiting order, too: people want to know before it goes. */
    private List<Part> parts(OrderFacts facts, Before before) {
        return switch (desk.router().route(facts)) {
            case Routing.NoRoute none -> List.of();
            case Routing.Routed routed -> {
                Going going = Going.without(routed.consignments(), before.cancelledByCommerce(facts, desk));
                boolean alone = routed.consignments().size() == 1;
                yield going.consignments().stream()
                        .map(one -> part(
                                facts,
                                going,
                                one,
                                Today.settled(desk.rules(one.destination()), one, alone, before.links()),
                                before.links()))
                        .toList();
            }
        };
    }

    private Part part(OrderFacts facts, Going all, Consignment one, ExportRules rules, List<OrderLink> links) {
        String reference = OrderMapping.reference(facts.order(), one, rules);
        return switch (OrderMapping.map(facts, all, one, rules)) {
            case Mapped.Ready ready ->
                new Part(
                        one.rule(),
                        one.destination(),
                        one.site(),
                        one.suffix(),
                        reference,
                        ready.document().fields(),
                        ready.truncations(),
                        ready.sumCheck(),
                        null,
                        differences(one, ready.document(), links));
            case Mapped.CannotMap cannot ->
                new Part(
                        one.rule(),
                        one.destination(),
                        one.site(),
                        one.suffix(),
                        reference,
                        List.of(),
                        List.of(),
                        null,
                        cannot.field() + ": " + cannot.reason(),
                        List.of());
        };
    }

    private static List<String> differences(Consignment one, OrderImport today, List<OrderLink> links) {
        return links.stream()
                .filter(link -> link.destination().equals(one.destination())
                        && link.reference().equals(today.externalReference()))
                .findFirst()
                .map(link -> SentDocument.differences(link.sent(), today))
                .orElse(List.of());
    }
}
