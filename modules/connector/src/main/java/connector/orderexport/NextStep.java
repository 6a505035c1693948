package connector.orderexport;

import connector.orderexport.Explanation.Verdict;
import connector.orderflow.OrderLink;
import connector.orderflow.OrderLink.State;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A plan in words. */
record NextStep(
        Verdict verdict,
        String reason,
        @Nullable String help,
        @Nullable String rule,
        @Nullable Instant until,
        String next) {

    private static final String FREE = "no release rule holds it";
    private static final String FOR_A_PERSON = "leave it to a person, and tell commercetools where that is configured";

    static NextStep of(ExportPlan plan) {
        return switch (plan) {
            case ExportPlan.Nothing nothing -> released(nothing.why(), "nothing");
            case ExportPlan.Cancelled cancelled ->
                new NextStep(Verdict.WAITING, cancelled.why(), null, null, null, "import nothing");
            case ExportPlan.Same same ->
                released(
                        sent(same.links()),
                        same.ignored().isEmpty()
                                ? "nothing: its documents are still the same"
                                : "nothing: nobody ships by what differs now, " + String.join(", ", same.ignored()));
            case ExportPlan.Held held ->
                new NextStep(
                        Verdict.WAITING,
                        held.by().why(),
                        null,
                        held.by().rule(),
                        held.by().until(),
                        held.by().until() == null
                                ? "wait for news of the order"
                                : "look at it again at " + held.by().until());
            case ExportPlan.Stuck stuck ->
                new NextStep(Verdict.PARKED, stuck.reason(), stuck.help(), null, null, "park it with this reason");
            case ExportPlan.Refused(String why, String help) ->
                new NextStep(Verdict.PARKED, why, help, null, null, "park it with this reason");
            case ExportPlan.Remember parts -> remember(parts.links());
            case ExportPlan.Send send -> released(FREE, "import " + name(send.link()));
            case ExportPlan.Look look -> look(look.link());
            case ExportPlan.Tell tell ->
                released(
                        sent(tell.links()),
                        "tell commercetools that the warehouse has it as " + TellAccepted.references(tell.links()));
            case ExportPlan.Replace replace ->
                released(replace.why(), "cancel " + name(replace.link()) + " and import it again");
            case ExportPlan.LookWhetherGone gone ->
                released(
                        "being cancelled there, to be imported again",
                        "ask order detail whether " + name(gone.link()) + " is gone, then import it again");
            case ExportPlan.Move move -> released(move.why(), moving(move.links()));
            case ExportPlan.Withdraw withdraw ->
                released("nothing goes this way any more", "cancel " + name(withdraw.link()) + " if it is still there");
            case ExportPlan.Update update -> released(update.why(), "update " + name(update.today()));
            case ExportPlan.Differs differs -> forAPerson(differs.why());
            case ExportPlan.TellDifference tell -> forAPerson(tell.why());
        };
    }

    private static NextStep released(String reason, String next) {
        return new NextStep(Verdict.RELEASED, reason, null, null, null, next);
    }

    private static NextStep forAPerson(String reason) {
        return new NextStep(Verdict.PARKED, reason, TellDifference.HELP, null, null, FOR_A_PERSON);
    }

    private static String moving(List<OrderLink> links) {
        return "cancel " + names(links, State.REPLACING) + ", then import " + names(links, State.PLANNED);
    }

    private static String names(List<OrderLink> links, State state) {
        String names = links.stream()
                .filter(link -> link.state() == state)
                .map(NextStep::name)
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "nothing" : names;
    }

    private static NextStep remember(List<OrderLink> links) {
        String names = links.stream().map(NextStep::name).collect(Collectors.joining(", "));
        return links.getFirst().state() == State.ADOPTING
                ? released(
                        "commercetools says it was exported, we have no memory of it",
                        "ask order detail for " + names + "; import nothing")
                : released(FREE, "note its parts, then import " + names);
    }

    private static NextStep look(OrderLink link) {
        return link.state() == State.ADOPTING
                ? released(
                        "commercetools says it was exported, we have no memory of it",
                        "ask order detail for " + name(link) + "; import nothing")
                : released(
                        "its import was begun and not confirmed",
                        "ask order detail for " + name(link) + "; import it only if it is not there");
    }

    private static String sent(List<OrderLink> links) {
        return "exported as " + TellAccepted.references(links);
    }

    private static String name(OrderLink link) {
        return link.reference() + " to " + link.destination();
    }
}
