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
import java.util.List;
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
        return cancel(new Wish(replacing, plan.today().sent().content(), List.of()), () -> cancelledBefore(replacing));
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
                        : cancel(
                                new Wish(link, plan.today().sent().content(), plan.planned()),
                                () -> keptItsReference(link));
        };
    }

    /** Noted before the first of them is cancelled; what is imported instead comes after the last. */
    Step move(ExportPlan.Move plan) {
        Trail.current().decided("move", plan.why());
        return new Step(new Outcome.Again(plan.why()), () -> plan.links().forEach(links::save));
    }

    /** Nothing goes this way any more. */
    Step withdraw(ExportPlan.Withdraw plan) {
        OrderLink link = plan.link();
        return switch (orderFlow.orderDetail(link.destination(), link.reference())) {
            case DetailAnswer.Failed failed -> Step.of(new Outcome.TryAgain(failed.failure()));
            case DetailAnswer.Unknown gone -> withdrawn(link);
            case DetailAnswer.Found there ->
                there.order().state().equals("cancelled")
                        ? withdrawn(link)
                        : cancel(new Wish(link, plan.content(), plan.planned()), () -> withdrawn(link));
        };
    }

    private Step withdrawn(OrderLink link) {
        String what = link.reference() + " at " + link.destination() + " is withdrawn";
        Trail.current().decided("withdrawn", what);
        return new Step(new Outcome.Again(what), () -> links.forget(link));
    }

    /**
     * An order to be cancelled there because commerce wants something else.
     *
     * @param content what commerce says
     * @param planned to be imported instead
     */
    private record Wish(OrderLink link, String content, List<OrderLink> planned) {}

    /** @param cancelled what to do when it was cancelled, and not by this call */
    private Step cancel(Wish wish, Supplier<Step> cancelled) {
        OrderLink link = wish.link();
        return switch (orderFlow.cancelOrder(link.destination(), link.reference(), true)) {
            case CancelAnswer.Cancelled done -> again("OrderFlow cancelled " + link.reference());
            case CancelAnswer.Failed failed -> Step.of(new Outcome.TryAgain(failed.failure()));
            case CancelAnswer.NotCancelled not -> refused(wish, not.words(), cancelled);
        };
    }

    /** A second cancel of a cancelled order is answered like one that comes too late (reference §2.4): detail tells. */
    private Step refused(Wish wish, String words, Supplier<Step> cancelled) {
        OrderLink link = wish.link();
        return switch (orderFlow.orderDetail(link.destination(), link.reference())) {
            case DetailAnswer.Failed failed -> Step.of(new Outcome.TryAgain(failed.failure()));
            case DetailAnswer.Unknown gone -> again("OrderFlow knows " + link.reference() + " no more");
            case DetailAnswer.Found there ->
                there.order().state().equals("cancelled")
                        ? cancelled.get()
                        : tooLate(
                                wish, "too late: the order is " + there.order().state() + " there, " + words);
        };
    }

    /** We have asked once, and it was no cancel: somebody in the warehouse was faster. */
    private Step cancelledBefore(OrderLink link) {
        String why = "the warehouse cancelled it before it could be changed";
        Trail.current().decided("cancelled there", link.reference() + ": " + why);
        return new Step(new Outcome.Again(why), () -> links.save(link.in(State.CANCELLED, why)));
    }

    /** What was to be imported instead would come on top of what the warehouse goes on with. */
    private Step tooLate(Wish wish, String why) {
        Trail.current().decided("too late", why);
        return new Step(new Outcome.Again(why), () -> {
            wish.planned().forEach(links::forget);
            links.save(wish.link().differing(wish.content(), why));
        });
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
        return tooLate(
                new Wish(plan.link(), plan.today().sent().content(), List.of()),
                "OrderFlow refused the update: " + words);
    }

    /** Noted first, so that it is not tried over and over; commerce is told by the next step. */
    Step differs(ExportPlan.Differs plan) {
        Trail.current().decided("left to a person", plan.why());
        return new Step(new Outcome.Again(plan.why()), () -> plan.links().forEach(links::save));
    }
}
