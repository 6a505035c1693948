package connector.orderexport;

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
        return explained(new ExportPlanner(facts, desk, links, syncChannel).plan(), facts, links);
    }

    /** Of an order of a project that lacks the channel for our SyncInfo. @param key of the channel */
    public Explanation withoutChannel(OrderFacts facts, List<OrderLink> links, String key) {
        return explained(ExportOrder.noChannel(key), facts, links);
    }

    /** What would be sent of an order that nobody has sent before, whatever holds it; empty when it cannot be mapped. */
    public List<OrderImport> documents(OrderFacts facts) {
        return switch (Today.of(facts, desk, List.of())) {
            case Today.Cannot cannot -> List.of();
            case Today.Parts today ->
                today.parts().stream().map(Today.Part::document).toList();
        };
    }

    private Explanation explained(ExportPlan plan, OrderFacts facts, List<OrderLink> links) {
        NextStep step = NextStep.of(plan);
        return new Explanation(
                step.verdict(),
                step.reason(),
                step.help(),
                step.rule(),
                step.until(),
                step.next(),
                parts(facts, links),
                links);
    }

    /** Of a waiting order, too: people want to know before it goes. */
    private List<Part> parts(OrderFacts facts, List<OrderLink> links) {
        return switch (desk.router().route(facts)) {
            case Routing.NoRoute none -> List.of();
            case Routing.Routed routed ->
                routed.consignments().stream()
                        .map(one -> part(facts, routed.consignments(), one, links))
                        .toList();
        };
    }

    private Part part(OrderFacts facts, List<Consignment> all, Consignment one, List<OrderLink> links) {
        ExportRules rules = Today.settled(facts.order(), desk.rules(one.destination()), one, all.size() == 1, links);
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
