package connector.orderexport;

import connector.orderflow.OrderLink;
import connector.routing.ExportDesk;
import connector.routing.OrderFacts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says what the export would do with an order now, by the same decision. Pure: nobody is asked, nothing is kept. */
public record Explainer(ExportDesk desk) {

    /** What would happen next. */
    public sealed interface Verdict {

        /** @param references OrderFlow's, that it goes or is going under @param how route, sum check, truncations */
        record Released(List<String> references, List<String> how) implements Verdict {}

        /** @param rule that holds it, {@code why} in its words */
        record Waiting(ReleaseHold hold) implements Verdict {}

        record Parked(String reason, String help) implements Verdict {}

        /** @param references OrderFlow's @param now what is still to be done about it */
        record Exported(String references, String now) implements Verdict {}
    }

    /** @param until when it may be another answer by itself; null: when news comes */
    public record ReleaseHold(String rule, String why, java.time.@Nullable Instant until) {}

    /**
     * @param links what is known of it at OrderFlow
     * @param syncChannel id of the channel whose SyncInfo tells of exports; null when the project has none, which parks it
     */
    public Verdict verdict(OrderFacts facts, List<OrderLink> links, @Nullable String syncChannel) {
        if (syncChannel == null) {
            return new Verdict.Parked(
                    "the project has no channel for SyncInfo", "Create it with the role OrderExport.");
        }
        return switch (new ExportPlanner(facts, desk, links, syncChannel).plan()) {
            case ExportPlan.Nothing nothing -> exported(links, nothing.why());
            case ExportPlan.Held held ->
                new Verdict.Waiting(new ReleaseHold(
                        held.by().rule(), held.by().why(), held.by().until()));
            case ExportPlan.Stuck stuck -> new Verdict.Parked(stuck.reason(), stuck.help());
            case ExportPlan.Remember parts -> remembered(facts, parts, syncChannel);
            case ExportPlan.Send send -> released(List.of(send.link()), send.notes());
            case ExportPlan.Look look -> released(List.of(look.link()), List.of("under way: OrderFlow is asked first"));
            case ExportPlan.Tell told -> exported(told.links(), "commercetools is to be told");
            case ExportPlan.Same same -> exported(same.links(), "what has changed since is not in its documents");
            case ExportPlan.Replace replace -> exported(links, "to be cancelled and imported again: " + replace.why());
            case ExportPlan.LookWhetherGone gone -> exported(links, "being cancelled, to be imported again");
            case ExportPlan.Update update -> exported(links, "to be updated: " + update.why());
            case ExportPlan.Differs differs -> exported(links, differs.why());
            case ExportPlan.TellDifference differs -> exported(links, differs.why());
        };
    }

    private static Verdict remembered(OrderFacts facts, ExportPlan.Remember parts, String syncChannel) {
        Optional<String> told = ExportPlanner.toldBefore(facts.order(), syncChannel);
        return told.isPresent()
                ? exported(parts.links(), "commercetools says so; OrderFlow is asked whether it is there")
                : released(parts.links(), parts.notes());
    }

    private static Verdict released(List<OrderLink> links, List<String> how) {
        return new Verdict.Released(links.stream().map(OrderLink::reference).toList(), how);
    }

    private static Verdict exported(List<OrderLink> links, String now) {
        return new Verdict.Exported(
                links.stream().map(OrderLink::reference).collect(Collectors.joining(ExportPlanner.SEPARATOR)), now);
    }
}
