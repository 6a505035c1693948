package connector.orderexport;

import com.commercetools.api.models.order.Order;
import connector.audit.Failure;
import connector.audit.Trail;
import connector.commercetools.Channels;
import connector.commercetools.CommercetoolsSettings;
import connector.commercetools.OrderWatcher;
import connector.commercetools.ProjectKeys;
import connector.orderflow.OrderImport;
import connector.orderflow.OrderLink;
import connector.orderflow.OrderLink.State;
import connector.orderflow.OrderLinks;
import connector.routing.ExportDesk;
import connector.routing.OrderFacts;
import connector.routing.ReleaseRules;
import connector.workqueue.Outcome;
import connector.workqueue.Step;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** News of an order: look at it, decide what it lacks on its way to the warehouse or there, do one thing. */
@Component
@org.springframework.core.annotation.Order(20)
class ExportOrder implements OrderWatcher {

    private final Commerce commerce;
    private final OrderLinks links;
    private final Doing doing;
    private final ExportDesk desk;
    private final String syncChannel;

    ExportOrder(Commerce commerce, OrderLinks links, Doing doing, ExportDesk desk, CommercetoolsSettings settings) {
        this.commerce = commerce;
        this.links = links;
        this.doing = doing;
        this.desk = desk;
        this.syncChannel = settings.syncChannel();
    }

    /** What is looked at, and when. */
    @Component
    record Commerce(Channels channels, ProjectKeys keys, ExportHistory history, Clock clock) {}

    /** What can be done about it. */
    @Component
    record Doing(SendOrder send, ChangeOrder change, TellAccepted accepted, TellDifference difference) {}

    @Override
    public Step look(Order order) {
        return switch (commerce.channels().byKey(syncChannel)) {
            case Channels.ChannelAnswer.Failed failed -> tryAgain(failed.failure());
            case Channels.ChannelAnswer.Missing missing -> parked(noChannel(syncChannel));
            case Channels.ChannelAnswer.Found channel -> export(order, channel.id());
        };
    }

    private Step export(Order order, String channelId) {
        return switch (commerce.keys().of(order, desk.needs())) {
            case ProjectKeys.KeysAnswer.Failed failed -> tryAgain(failed.failure());
            case ProjectKeys.KeysAnswer.Known known -> {
                OrderFacts facts =
                        new OrderFacts(order, known.keys(), commerce.clock().instant());
                Before before = before(order);
                ExportPlan plan = new ExportPlanner(facts, desk, before, channelId).plan();
                yield carryOut(plan, facts, before, channelId);
            }
        };
    }

    private Before before(Order order) {
        List<OrderLink> sent = links.ofOrder(desk.projectKey(), order.getId());
        return sent.isEmpty() ? Before.NOTHING : commerce.history().of(order, sent);
    }

    private Step carryOut(ExportPlan plan, OrderFacts facts, Before before, String channelId) {
        return switch (plan) {
            case ExportPlan.Nothing nothing -> Step.of(new Outcome.Done(nothing.why()));
            case ExportPlan.Cancelled cancelled -> Step.of(new Outcome.Done(cancelled.why()));
            case ExportPlan.Held held -> held(held.by());
            case ExportPlan.Stuck stuck -> parked(stuck);
            case ExportPlan.Refused(String reason, String help) -> Step.of(new Outcome.LeftToPerson(reason, help));
            case ExportPlan.Remember parts -> remember(parts);
            case ExportPlan.Send send -> {
                Trail.current().decided("released", String.join("; ", send.notes()));
                yield doing.send().send(send.document(), send.link());
            }
            case ExportPlan.Look look -> doing.send().look(look.document(), look.link(), () -> notThere(look, facts));
            case ExportPlan.Tell told ->
                unlessRefused(before, doing.accepted().accepted(facts.order(), told.links(), channelId));
            case ExportPlan.Same same -> doing.difference().same(facts.order(), desk.changes(), saved(same));
            case ExportPlan.Replace replace -> doing.change().replace(replace);
            case ExportPlan.LookWhetherGone gone ->
                doing.change().whetherGone(gone, () -> unlessHeld(gone.document(), gone.today(), facts));
            case ExportPlan.Move move -> doing.change().move(move);
            case ExportPlan.Withdraw withdraw -> doing.change().withdraw(withdraw);
            case ExportPlan.Update update -> doing.change().update(update);
            case ExportPlan.Differs differs -> doing.change().differs(differs);
            case ExportPlan.TellDifference tell ->
                doing.difference().differs(facts.order(), desk.changes(), tell.why());
        };
    }

    private Step remember(ExportPlan.Remember parts) {
        String what = TellAccepted.references(parts.links());
        Trail.current().decided("parts", String.join("; ", parts.notes()));
        return new Step(
                new Outcome.Again("to be exported as " + what),
                () -> parts.links().forEach(links::save));
    }

    private Step notThere(ExportPlan.Look look, OrderFacts facts) {
        if (look.link().state() == State.ADOPTING) {
            return Step.of(new Outcome.Parked(
                    "commercetools says that the warehouse has it as "
                            + look.link().reference() + ", and OrderFlow knows no such order",
                    "Look the order up in OrderFlow. If it really is not there, remove our SyncInfo's channel from the order"
                            + " by a new export channel, or import it by hand."));
        }
        return unlessHeld(look.document(), look.today(), facts);
    }

    /** It may have been cancelled since it was tried last. */
    private Step unlessHeld(OrderImport document, OrderLink today, OrderFacts facts) {
        if (desk.release().judgeAgain(facts) instanceof ReleaseRules.Verdict.Held held) {
            return held(held);
        }
        Trail.current().decided("not there", "OrderFlow does not know " + today.reference() + ": sending it");
        return doing.send().send(document, today);
    }

    /** What OrderFlow refused is still to be told to an operator. */
    private static Step unlessRefused(Before before, Step step) {
        return step.outcome() instanceof Outcome.Done(String what)
                        && !before.refused().isEmpty()
                ? new Step(new Outcome.Again(what), step.recording())
                : step;
    }

    private Step saved(ExportPlan.Same same) {
        if (!same.ignored().isEmpty()) {
            Trail.current()
                    .decided("no change", "nobody ships by what differs now: " + String.join(", ", same.ignored()));
        }
        String what = "exported as " + TellAccepted.references(same.links())
                + "; what has changed since is not in its documents";
        return new Step(new Outcome.Done(what), () -> same.links().forEach(links::save));
    }

    static ExportPlan.Stuck noChannel(String key) {
        return new ExportPlan.Stuck(
                "the project has no channel '" + key + "'",
                "Create a channel with this key and the role OrderExport, then replay the order.");
    }

    private static Step parked(ExportPlan.Stuck stuck) {
        return Step.of(new Outcome.Parked(stuck.reason(), stuck.help()));
    }

    private static Step held(ReleaseRules.Verdict.Held by) {
        return Step.of(new Outcome.Waiting(by.until(), "rule '" + by.rule() + "': " + by.why()));
    }

    private static Step tryAgain(Failure failure) {
        return Step.of(new Outcome.TryAgain(failure));
    }
}
