package connector.orderexport;

import connector.audit.Failure;
import connector.audit.Trail;
import connector.orderflow.OrderDetail;
import connector.orderflow.OrderFlow;
import connector.orderflow.OrderFlow.DetailAnswer;
import connector.orderflow.OrderLink;
import connector.orderflow.OrderLink.State;
import connector.orderflow.OrderLinks;
import connector.orderflow.VerifiedCancel;
import connector.orderflow.VerifiedCancel.Verdict;
import connector.routing.StateTables;
import connector.routing.WarehouseStatus;
import connector.workqueue.Outcome;
import connector.workqueue.Step;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Brings a change to an order that the warehouse has: cancelled there with its reference freed, then imported again. The row
 * says how far it is before each call, so that a crash anywhere goes on where it was.
 */
@Component
class ChangeOrder {

    private static final String UNPROVEN =
            "Look at the order in OrderFlow: cancel it there by hand, so that it can be imported again, or change the order back.";

    private final OrderFlow orderFlow;
    private final VerifiedCancel cancels;
    private final OrderLinks links;
    private final StateTables tables;

    ChangeOrder(OrderFlow orderFlow, VerifiedCancel cancels, OrderLinks links, StateTables tables) {
        this.orderFlow = orderFlow;
        this.cancels = cancels;
        this.links = links;
        this.tables = tables;
    }

    /** Order detail comes first: what has left would be sent a second time. */
    Step replace(ExportPlan.Replace plan) {
        OrderLink link = plan.link();
        return switch (orderFlow.orderDetail(link.destination(), link.reference())) {
            case DetailAnswer.Failed failed -> Step.of(new Outcome.TryAgain(failed.failure()));
            case DetailAnswer.Unknown unknown -> vanished(plan);
            case DetailAnswer.Found(OrderDetail there) -> replace(plan, there);
        };
    }

    private Step replace(ExportPlan.Replace plan, OrderDetail there) {
        OrderLink replacing = plan.link().in(State.REPLACING);
        Wish wish = new Wish(replacing, plan.today().sent().content(), List.of());
        if (status(replacing, there).isCancelled()) {
            return cancelledBefore(replacing);
        }
        if (status(replacing, there).hasLeft()) {
            return tooLate(wish, there, "a shipment of it has left");
        }
        Trail.current().decided("replace", replacing.reference() + ": " + plan.why());
        links.save(replacing);
        Verdict verdict = cancels.begin(replacing, true, reading(replacing));
        return verdict instanceof Verdict.Cancelled(OrderDetail _, boolean refused) && refused
                ? cancelledBefore(replacing)
                : decided(wish, verdict, () -> keptItsReference(replacing));
    }

    /** It may have been shipped and put away in an archive: sending it again on that ground alone might ship it twice. */
    private Step vanished(ExportPlan.Replace plan) {
        String why = plan.why() + "; OrderFlow knows " + plan.link().reference() + " no more";
        Trail.current().decided("left to a person", why);
        return new Step(
                new Outcome.Again(why),
                () -> links.save(plan.link().differing(plan.today().sent().content(), why)));
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
            case DetailAnswer.Found(OrderDetail there) ->
                isCancelled(link, there)
                        ? keptItsReference(link)
                        : goOn(
                                new Wish(link, plan.today().sent().content(), plan.planned()),
                                there,
                                () -> keptItsReference(link));
        };
    }

    /** Noted before the first of them is cancelled; what is imported instead comes after the last. */
    Step move(ExportPlan.Move plan) {
        Trail.current().decided("move", plan.why());
        return new Step(new Outcome.Again(plan.why()), () -> {
            plan.links().stream()
                    .filter(link -> link.state() == State.REPLACING)
                    .forEach(cancels::forget);
            plan.links().forEach(links::save);
        });
    }

    /** Nothing goes this way any more. */
    Step withdraw(ExportPlan.Withdraw plan) {
        OrderLink link = plan.link();
        return switch (orderFlow.orderDetail(link.destination(), link.reference())) {
            case DetailAnswer.Failed failed -> Step.of(new Outcome.TryAgain(failed.failure()));
            case DetailAnswer.Unknown gone -> withdrawn(link);
            case DetailAnswer.Found(OrderDetail there) ->
                isCancelled(link, there)
                        ? withdrawn(link)
                        : goOn(new Wish(link, plan.content(), plan.planned()), there, () -> withdrawn(link));
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

    /** @param there as order detail shows it now @param cancelled what to do when it was cancelled and kept its reference */
    private Step goOn(Wish wish, OrderDetail there, Supplier<Step> cancelled) {
        OrderLink link = wish.link();
        return status(link, there).hasLeft()
                ? tooLate(wish, there, "a shipment of it has left")
                : decided(wish, cancels.goOn(link, there, true, reading(link)), cancelled);
    }

    private Step decided(Wish wish, Verdict verdict, Supplier<Step> cancelled) {
        String reference = wish.link().reference();
        return switch (verdict) {
            case Verdict.Failed(Failure failure) -> Step.of(new Outcome.TryAgain(failure));
            case Verdict.Unproven(Failure failure, Runnable recording) ->
                new Step(new Outcome.Unsettled(failure, UNPROVEN), recording);
            case Verdict.Unknown gone -> Step.of(new Outcome.Again("OrderFlow cancelled " + reference));
            case Verdict.Cancelled there -> cancelled.get();
            case Verdict.Refused(String words, OrderDetail there) -> tooLate(wish, there, words);
        };
    }

    private Function<OrderDetail, VerifiedCancel.Shown> reading(OrderLink link) {
        return there -> status(link, there).shown();
    }

    private boolean isCancelled(OrderLink link, OrderDetail there) {
        return status(link, there).isCancelled();
    }

    private WarehouseStatus status(OrderLink link, OrderDetail there) {
        return tables.status(link.destination(), there);
    }

    /** We have asked once, and it was no cancel: somebody in the warehouse was faster. */
    private Step cancelledBefore(OrderLink link) {
        String why = "the warehouse cancelled it before it could be changed";
        Trail.current().decided("cancelled there", link.reference() + ": " + why);
        return new Step(new Outcome.Again(why), () -> links.save(link.in(State.CANCELLED, why)));
    }

    /** What was to be imported instead would come on top of what the warehouse goes on with. */
    private Step tooLate(Wish wish, OrderDetail there, String words) {
        return refused(wish, "too late: the order is " + there.state() + " there, " + words);
    }

    private Step refused(Wish wish, String why) {
        Trail.current().decided("too late", why);
        return new Step(new Outcome.Again(why), () -> {
            wish.planned().forEach(links::forget);
            links.save(wish.link().differing(wish.content(), why));
        });
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
        return refused(
                new Wish(plan.link(), plan.today().sent().content(), List.of()),
                "OrderFlow refused the update: " + words);
    }

    /** Noted first, so that it is not tried over and over; commerce is told by the next step. */
    Step differs(ExportPlan.Differs plan) {
        Trail.current().decided("left to a person", plan.why());
        return new Step(new Outcome.Again(plan.why()), () -> plan.links().forEach(links::save));
    }
}
