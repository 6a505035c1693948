package connector.orderexport;

import connector.audit.Trail;
import connector.orderflow.OrderFlow;
import connector.orderflow.OrderFlow.CancelAnswer;
import connector.orderflow.OrderFlow.DetailAnswer;
import connector.orderflow.OrderLink;
import connector.orderflow.OrderLink.State;
import connector.orderflow.OrderLinks;
import connector.workqueue.Outcome;
import connector.workqueue.Step;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Brings a change to an order that the warehouse has: cancelled there with its reference freed, then imported again. The row
 * says how far it is before each call, so that a crash anywhere goes on where it was.
 */
@Component
class ChangeOrder {

    private final OrderFlow orderFlow;
    private final OrderLinks links;

    ChangeOrder(OrderFlow orderFlow, OrderLinks links) {
        this.orderFlow = orderFlow;
        this.links = links;
    }

    Step replace(ExportPlan.Replace plan) {
        Trail.current().decided("replace", plan.link().reference() + ": " + plan.why());
        OrderLink replacing = plan.link().in(State.REPLACING);
        links.save(replacing);
        return cancel(replacing, plan.today(), () -> cancelledBefore(replacing));
    }

    /**
     * The answer to the cancel was lost, or it has been cancelled and not yet been sent again.
     *
     * @param gone what to do when OrderFlow does not know it any more
     */
    Step whetherGone(ExportPlan.LookWhetherGone plan, Supplier<Step> gone) {
        OrderLink link = plan.link();
        return switch (orderFlow.orderDetail(link.destination(), link.reference())) {
            case DetailAnswer.Failed failed -> Step.of(new Outcome.TryAgain(failed.failure()));
            case DetailAnswer.Unknown free -> {
                Trail.current().decided("cancelled there", link.reference() + " is free");
                yield gone.get();
            }
            case DetailAnswer.Found there ->
                there.order().state().equals("cancelled")
                        ? keptItsReference(link)
                        : cancel(link, plan.today(), () -> keptItsReference(link));
        };
    }

    /** @param cancelled what to do when it was cancelled, and not by this call */
    private Step cancel(OrderLink link, OrderLink today, Supplier<Step> cancelled) {
        return switch (orderFlow.cancelOrder(link.destination(), link.reference(), true)) {
            case CancelAnswer.Cancelled done -> again("OrderFlow cancelled " + link.reference());
            case CancelAnswer.Failed failed -> Step.of(new Outcome.TryAgain(failed.failure()));
            case CancelAnswer.NotCancelled not -> refused(link, today, not.words(), cancelled);
        };
    }

    /** A second cancel of a cancelled order is answered like one that comes too late (reference §2.4): detail tells. */
    private Step refused(OrderLink link, OrderLink today, String words, Supplier<Step> cancelled) {
        return switch (orderFlow.orderDetail(link.destination(), link.reference())) {
            case DetailAnswer.Failed failed -> Step.of(new Outcome.TryAgain(failed.failure()));
            case DetailAnswer.Unknown gone -> again("OrderFlow knows " + link.reference() + " no more");
            case DetailAnswer.Found there ->
                there.order().state().equals("cancelled")
                        ? cancelled.get()
                        : tooLate(
                                link,
                                today,
                                "too late: the order is " + there.order().state() + " there, " + words);
        };
    }

    /** We have asked once, and it was no cancel: somebody in the warehouse was faster. */
    private Step cancelledBefore(OrderLink link) {
        String why = "the warehouse cancelled it before it could be changed";
        Trail.current().decided("cancelled there", link.reference() + ": " + why);
        return new Step(new Outcome.Again(why), () -> links.save(link.in(State.CANCELLED, why)));
    }

    private Step tooLate(OrderLink link, OrderLink today, String why) {
        Trail.current().decided("too late", why);
        return new Step(
                new Outcome.Again(why),
                () -> links.save(link.differing(today.sent().content(), why)));
    }

    private static Step again(String what) {
        return Step.of(new Outcome.Again(what));
    }

    private static Step keptItsReference(OrderLink link) {
        return Step.of(new Outcome.Parked(
                "OrderFlow cancelled " + link.reference() + " but kept its reference: it cannot be imported again",
                "Free the reference in OrderFlow, then replay; or set this destination's changes to MANUAL."));
    }

    /** The same document twice is the same document: an update whose answer was lost is sent again. */
    Step update(ExportPlan.Update plan) {
        OrderLink link = plan.link();
        Trail.current().decided("update", link.reference() + ": " + plan.why());
        links.save(link.in(State.UPDATING));
        return switch (orderFlow.importDocument(
                link.destination(), plan.document().asUpdate())) {
            case OrderFlow.ImportAnswer.Imported imported ->
                new Step(new Outcome.Again("OrderFlow updated " + link.reference()), () -> links.save(plan.today()));
            case OrderFlow.ImportAnswer.AlreadyThere there -> notUpdated(plan, there.words());
            case OrderFlow.ImportAnswer.Refused refused -> notUpdated(plan, refused.words());
            case OrderFlow.ImportAnswer.Failed failed -> Step.of(new Outcome.TryAgain(failed.failure()));
        };
    }

    private Step notUpdated(ExportPlan.Update plan, String words) {
        return tooLate(plan.link(), plan.today(), "OrderFlow refused the update: " + words);
    }

    /** Noted first, so that it is not tried over and over; commerce is told by the next step. */
    Step differs(ExportPlan.Differs plan) {
        Trail.current().decided("left to a person", plan.why());
        return new Step(new Outcome.Again(plan.why()), () -> plan.links().forEach(links::save));
    }
}
