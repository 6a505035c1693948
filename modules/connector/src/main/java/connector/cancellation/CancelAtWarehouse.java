package connector.cancellation;

import com.commercetools.api.models.order.Order;
import connector.audit.Failure;
import connector.audit.Trail;
import connector.cancellation.CancelPlan.Wanted;
import connector.cancellation.Ended.By;
import connector.commercetools.OrderWatcher;
import connector.orderflow.OrderDetail;
import connector.orderflow.OrderFlow;
import connector.orderflow.OrderFlow.DetailAnswer;
import connector.orderflow.OrderLink;
import connector.orderflow.OrderLink.State;
import connector.orderflow.VerifiedCancel;
import connector.orderflow.VerifiedCancel.Verdict;
import connector.routing.ExportDesk;
import connector.routing.StateTables;
import connector.workqueue.Outcome;
import connector.workqueue.Step;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Cancels in the warehouse what commerce cancels: OrderFlow first, its answer counts. A row says so before the call; what became of
 * a call without an answer is asked before it is repeated.
 */
@Component
@org.springframework.core.annotation.Order(10)
class CancelAtWarehouse implements OrderWatcher {

    private static final String UNPROVEN =
            "Look at the order in OrderFlow: cancel it there by hand, or take the request back in commercetools.";

    private final Records records;
    private final OrderFlow orderFlow;
    private final VerifiedCancel cancels;
    private final EditQuantities edits;
    private final ExportDesk desk;
    private final StateTables tables;

    CancelAtWarehouse(
            Records records,
            OrderFlow orderFlow,
            VerifiedCancel cancels,
            EditQuantities edits,
            ExportDesk desk,
            StateTables tables) {
        this.records = records;
        this.orderFlow = orderFlow;
        this.cancels = cancels;
        this.edits = edits;
        this.desk = desk;
        this.tables = tables;
    }

    @Override
    public Step look(Order order) {
        return records.with(order, file -> edits.lookUp(file).orElseGet(() -> carryOut(file)));
    }

    /** With nothing to do it says nothing: most orders are never cancelled, and the export says what becomes of them. */
    private Step carryOut(CaseFile file) {
        return switch (new CancelPlanner(file, desk.cancel(), tables).plan()) {
            case CancelPlan.Nothing nothing -> Step.of(new Outcome.Done(""));
            case CancelPlan.Person person -> Step.of(new Outcome.LeftToPerson(person.why(), person.help()));
            case CancelPlan.Note note -> note(note);
            case CancelPlan.Ask ask -> ask(ask);
            case CancelPlan.Cancel cancel -> cancel(cancel.link(), cancel.wanted());
        };
    }

    private Step note(CancelPlan.Note note) {
        String what = note.ended() == null
                ? "nobody wants " + note.link().reference() + " cancelled any more"
                : note.link().reference() + " " + note.link().note();
        Trail.current().decided("cancellation", what);
        return new Step(new Outcome.Again(what), () -> {
            records.save(note.link());
            if (note.ended() != null) {
                records.save(note.link(), note.ended());
            }
        });
    }

    private Step ask(CancelPlan.Ask ask) {
        OrderLink link = ask.link();
        return switch (orderFlow.orderDetail(link.destination(), link.reference())) {
            case DetailAnswer.Failed failed -> Step.of(new Outcome.TryAgain(failed.failure()));
            case DetailAnswer.Unknown unknown -> notThere(link, ask.wanted());
            case DetailAnswer.Found found -> there(link, ask.wanted(), found.order());
        };
    }

    /** What is not there is never sent: the row keeps every other flow from it. */
    private Step notThere(OrderLink link, @Nullable Wanted wanted) {
        return ended(
                link.in(State.CANCELLED, "OrderFlow does not know it; it is not sent (again)"),
                orElse(wanted, "OrderFlow knows it no more").end(link),
                new OrderDetail(link.reference(), "", List.of()));
    }

    private Step there(OrderLink link, @Nullable Wanted wanted, OrderDetail there) {
        if (isCancelled(link, there)) {
            return cancelled(link, wanted, there);
        }
        if (wanted == null) {
            return goesOn(link, there);
        }
        return link.state() == State.CANCELLING
                ? decided(link, wanted, cancels.goOn(link, there, false, reading(link)))
                : cancel(link, wanted);
    }

    private Function<OrderDetail, VerifiedCancel.Shown> reading(OrderLink link) {
        return detail -> tables.status(link.destination(), detail).shown();
    }

    private boolean isCancelled(OrderLink link, OrderDetail detail) {
        return tables.status(link.destination(), detail).isCancelled();
    }

    private Step cancelled(OrderLink link, @Nullable Wanted wanted, OrderDetail there) {
        boolean byUs = wanted != null || link.state() == State.CANCELLING;
        String why = byUs ? "OrderFlow shows it as cancelled" : "cancelled by the warehouse";
        Ended end = orElse(byUs ? orElse(wanted, why) : null, why).end(link);
        return ended(link.in(State.CANCELLED, why), end, there);
    }

    /** Nobody wants it cancelled (any more): it is again what it was before. */
    private Step goesOn(OrderLink link, OrderDetail there) {
        String why = link.reference() + " is " + there.state() + " there, and nobody wants it cancelled";
        Trail.current().decided("goes on", why);
        return new Step(new Outcome.Again(why), () -> {
            if (link.state() == State.CANCELLING) {
                records.restore(link);
            }
            records.save(link, there);
        });
    }

    private static Wanted orElse(@Nullable Wanted wanted, String words) {
        return wanted == null ? new Wanted(By.WAREHOUSE, words, Shortfall.ORDER_CANCELLED) : wanted;
    }

    private Step cancel(OrderLink link, Wanted wanted) {
        Trail.current().decided("cancel", link.reference() + ": " + wanted.words());
        records.saveStateBefore(link);
        OrderLink cancelling = link.in(State.CANCELLING);
        records.save(cancelling);
        return decided(cancelling, wanted, cancels.begin(cancelling, false, reading(link)));
    }

    private Step decided(OrderLink cancelling, Wanted wanted, Verdict verdict) {
        return switch (verdict) {
            case Verdict.Failed(Failure failure) -> Step.of(new Outcome.TryAgain(failure));
            case Verdict.Unproven(Failure failure, Runnable recording) ->
                new Step(new Outcome.Unsettled(failure, UNPROVEN), recording);
            case Verdict.Unknown unknown -> notThere(cancelling, wanted);
            case Verdict.Cancelled(OrderDetail shown, boolean _) ->
                ended(cancelling.in(State.CANCELLED, "OrderFlow cancelled it"), wanted.end(cancelling), shown);
            case Verdict.Refused(String words, OrderDetail shown) -> kept(cancelling, shown, words);
        };
    }

    /** The order goes on there, so its parcels must find their way back: nothing stands still. */
    private Step kept(OrderLink link, OrderDetail there, String words) {
        String why = "too late to cancel " + link.reference() + ": it is " + there.state() + " there, " + words;
        Trail.current().decided("too late", why);
        return new Step(new Outcome.Again(why), () -> {
            records.save(link.in(State.KEPT, why));
            records.save(link, there);
        });
    }

    private Step ended(OrderLink link, Ended end, OrderDetail seen) {
        Trail.current().decided("cancelled there", link.reference() + ": " + link.note());
        return new Step(new Outcome.Again(link.reference() + ": " + link.note()), () -> {
            records.save(link);
            records.save(link, end);
            records.save(link, seen);
        });
    }
}
