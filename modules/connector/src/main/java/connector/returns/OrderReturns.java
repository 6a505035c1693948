package connector.returns;

import com.commercetools.api.models.order.Order;
import connector.audit.Trail;
import connector.commercetools.OrderPlan;
import connector.commercetools.OrderUpdates;
import connector.commercetools.OrderUpdates.Result;
import connector.orderflow.OrderFlow;
import connector.orderflow.OrderFlow.ImportAnswer;
import connector.orderflow.ReturnImport;
import connector.orderflow.ReturnLine;
import connector.routing.ReturnDesk;
import connector.workqueue.Outcome;
import connector.workqueue.Step;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Brings an order and the warehouse to the same returns: first what came back is written on the order, then what is announced is told to the
 * warehouse. One thing each step.
 */
@Component
class OrderReturns {

    private final OrderUpdates updates;
    private final OrderFlow orderFlow;
    private final ReturnMemory memory;
    private final ReturnDesk desk;

    OrderReturns(OrderUpdates updates, OrderFlow orderFlow, ReturnMemory memory, ReturnDesk desk) {
        this.updates = updates;
        this.orderFlow = orderFlow;
        this.memory = memory;
        this.desk = desk;
    }

    /** What is reported now is newer than all before. */
    Step look(Order justRead, List<ReturnLine> news) {
        return look(justRead, news, Long.MAX_VALUE);
    }

    /**
     * Of nearly all orders nothing ever comes back, and then it says nothing.
     *
     * @param justRead the order as this step has read it
     * @param news what the warehouse tells now, to be kept with the outcome
     * @param item that brings them
     */
    Step look(Order justRead, List<ReturnLine> news, long item) {
        if (news.isEmpty() && Item.infos(justRead).isEmpty() && ShippedPieces.none(justRead)) {
            return Step.of(new Outcome.Done(""));
        }
        String id = justRead.getId();
        List<ReturnLine> known = memory.told(desk.projectKey(), id);
        if (news.isEmpty() && known.isEmpty() && Item.infos(justRead).isEmpty()) {
            return Step.of(new Outcome.Done(""));
        }
        ReturnFacts facts = memory.of(desk.projectKey(), id, known).with(news, item);
        Look look = new Look(facts);
        Step step = after(look, updates.bring(justRead, look::plan));
        List<ReturnLine> told =
                facts.lines().stream().filter(line -> !known.contains(line)).toList();
        return new Step(step.outcome(), () -> {
            memory.keep(desk.projectKey(), id, told);
            step.recording().run();
        });
    }

    /** Remembers what was found out last: after a conflict the order is another one. */
    private final class Look {

        private final ReturnFacts facts;
        private Order order = Order.of();
        private ReturnPlan plan = new ReturnPlan.Nothing("");

        Look(ReturnFacts facts) {
            this.facts = facts;
        }

        OrderPlan plan(Order now) {
            order = now;
            plan = MissingReturns.plan(now, facts, desk);
            return plan.onOrder();
        }
    }

    private Step after(Look look, Result result) {
        return switch (result) {
            case Result.Failed failed -> Step.of(new Outcome.TryAgain(failed.failure()));
            case Result.Parked parked -> Step.of(new Outcome.Parked(parked.reason(), parked.help()));
            case Result.Written written -> Step.of(new Outcome.Again(written.what()));
            case Result.Missing missing ->
                Step.of(new Outcome.Parked(
                        "the order was deleted in commercetools after it was sent to the warehouse",
                        "Nothing can be written back; record the return where the order went."));
            case Result.Nothing nothing -> nothingWritten(look);
        };
    }

    private Step nothingWritten(Look look) {
        return switch (look.plan) {
            case ReturnPlan.Remember(Map<String, Claim> claims, String why) ->
                new Step(new Outcome.Again(why), () -> memory.keep(desk.projectKey(), look.order.getId(), claims));
            case ReturnPlan.NotYet(String why) -> announce(look, new Outcome.Waiting(null, why));
            case ReturnPlan.Nothing(String why) -> announce(look, new Outcome.Done(why));
            case ReturnPlan.Write write -> throw new IllegalStateException("was to be written: " + write.what());
            case ReturnPlan.Stuck stuck -> Step.of(new Outcome.Parked(stuck.reason(), stuck.help()));
        };
    }

    /** @param otherwise how it stands if there is nothing to announce */
    private Step announce(Look look, Outcome otherwise) {
        if (Item.of(look.order).stream().noneMatch(Item::advised)) {
            return Step.of(otherwise);
        }
        Consignments consignments = memory.consignments(desk.projectKey(), look.order.getId());
        return switch (Announcing.next(look.order, look.facts.announced(), consignments, desk)) {
            case Announcing.Next.Nothing nothing -> Step.of(otherwise);
            case Announcing.Next.NotYet notYet -> Step.of(new Outcome.Waiting(null, notYet.why()));
            case Announcing.Next.Stuck stuck -> Step.of(new Outcome.Parked(stuck.reason(), stuck.help()));
            case Announcing.Next.Renumbered renumbered ->
                new Step(
                        new Outcome.Again("return " + renumbered.announcement().authorisation() + " has new item ids"),
                        () -> memory.keep(desk.projectKey(), look.order.getId(), renumbered.announcement()));
            case Announcing.Next.Send send -> send(look.order.getId(), send.announcement(), send.document());
        };
    }

    /** The row comes first: after a crash it says what may have been sent, and just that is sent again. */
    private Step send(String orderId, Announcement announcement, ReturnImport document) {
        memory.keep(desk.projectKey(), orderId, announcement);
        String name = "return " + announcement.authorisation() + " of " + announcement.orderReference();
        return switch (orderFlow.importDocument(announcement.destination(), document)) {
            case ImportAnswer.Imported imported -> sent(orderId, announcement, "OrderFlow expects " + name);
            case ImportAnswer.AlreadyThere duplicate -> {
                Trail.current().decided("announced before", duplicate.words());
                yield sent(orderId, announcement, "OrderFlow expects " + name + " already");
            }
            case ImportAnswer.Refused refused ->
                new Step(
                        new Outcome.Parked(
                                "OrderFlow refused " + name + ": " + refused.words(),
                                "Correct what it names, then replay the order."),
                        () -> memory.keep(desk.projectKey(), orderId, announcement.in(Announcement.State.REFUSED)));
            case ImportAnswer.Failed failed -> Step.of(new Outcome.TryAgain(failed.failure()));
        };
    }

    private Step sent(String orderId, Announcement announcement, String what) {
        return new Step(
                new Outcome.Again(what),
                () -> memory.keep(desk.projectKey(), orderId, announcement.in(Announcement.State.SENT)));
    }
}
