package connector.cancellation;

import com.commercetools.api.models.order.Order;
import connector.audit.Failure;
import connector.audit.FailureKind;
import connector.audit.Trail;
import connector.cancellation.NotePayment.Noted;
import connector.commercetools.OrderUpdates;
import connector.commercetools.OrderUpdates.Result;
import connector.commercetools.OrderWatcher;
import connector.commercetools.StateMachine;
import connector.commercetools.States;
import connector.commercetools.States.StatesAnswer;
import connector.ledger.Dropped;
import connector.orderflow.OrderDetail;
import connector.orderflow.OrderFlow;
import connector.orderflow.OrderFlow.DetailAnswer;
import connector.orderflow.OrderLink;
import connector.routing.CancelRules;
import connector.routing.ExportDesk;
import connector.routing.StateTables;
import connector.workqueue.Outcome;
import connector.workqueue.Step;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Tells commerce what is cancelled: orders, and pieces that the warehouse dropped. After the export has found nothing to send of
 * the very version that this writes to, so that what we write is never taken for a change.
 */
@Component
@org.springframework.core.annotation.Order(25)
class WriteBackCancelled implements OrderWatcher {

    /** Most orders are never cancelled. */
    private static final String NOTHING_TO_SAY = "";

    private static final String BY_HAND =
            "Do by hand what could not be done, or correct the table or the State that is in the way; then replay the order.";

    private final Records records;
    private final Writers writers;
    private final Asking asking;
    private final Rules rules;

    WriteBackCancelled(Records records, Writers writers, Asking asking, Rules rules) {
        this.records = records;
        this.writers = writers;
        this.asking = asking;
        this.rules = rules;
    }

    /** Who tells it: the order, an edit of it, and its payment. */
    @Component
    record Writers(OrderUpdates updates, EditQuantities edits, NotePayment payment) {}

    /** Who is asked before anything is told. */
    @Component
    record Asking(OrderFlow orderFlow, States states) {}

    /** By what it is told. */
    @Component
    record Rules(ExportDesk desk, StateTables tables) {
        CancelRules cancel() {
            return desk.cancel();
        }
    }

    @Override
    public Step look(Order order) {
        return records.with(order, this::look);
    }

    private Step look(CaseFile file) {
        if (file.links().isEmpty()
                && rules.cancel().request(file.facts()).isEmpty()
                && !file.nothingLeft(rules.cancel())) {
            return Step.of(new Outcome.Done(NOTHING_TO_SAY));
        }
        List<Dropped> recovered = RecoveredUnits.of(file);
        if (!recovered.isEmpty()) {
            return recovered(file, recovered);
        }
        if (!EditQuantities.pending(file).isEmpty()) {
            return writers.edits().goOn(file);
        }
        Optional<OrderLink> suspect = file.links().stream()
                .filter(link -> Shortfall.isSuspect(file, link, rules.tables()))
                .findFirst();
        if (suspect.isPresent()) {
            return ask(suspect.get(), Shortfall.shipped(file, suspect.get()));
        }
        return withStates(file, desk -> {
            List<Dropped> dropped =
                    Telling.isWhole(file, desk) ? List.of() : Shortfall.notNoted(file, rules.cancel(), rules.tables());
            return dropped.isEmpty() ? tell(file, desk) : note(file, dropped);
        });
    }

    /** An edit that would take them out of the order is taken away before anything else is made of it. */
    private Step recovered(CaseFile file, List<Dropped> recovered) {
        String what = "left after all: "
                + recovered.stream()
                        .map(each -> each.sku() + " of " + each.reference())
                        .collect(Collectors.joining(", "));
        Runnable recording =
                () -> recovered.forEach(each -> records.save(file.order().getId(), each));
        Optional<String> edit = file.dropped().stream()
                .filter(each -> each.isEdit()
                        && recovered.stream().anyMatch(back -> back.key().equals(each.key())))
                .map(Dropped::editKey)
                .findFirst();
        return edit.isPresent()
                ? writers.edits().retract(edit.get(), what, recording)
                : EditQuantities.recovered(what, recording);
    }

    /** Something has left, and less than was sent: whether that is all, only order detail can tell. */
    private Step ask(OrderLink link, long pieces) {
        return switch (asking.orderFlow().orderDetail(link.destination(), link.reference())) {
            case DetailAnswer.Failed failed -> Step.of(new Outcome.TryAgain(failed.failure()));
            case DetailAnswer.Unknown unknown ->
                new Step(
                        new Outcome.Again("OrderFlow knows " + link.reference() + " no more"),
                        () -> records.looked(link, pieces));
            case DetailAnswer.Found(OrderDetail now) ->
                new Step(new Outcome.Again(link.reference() + " is " + now.state() + " there"), () -> {
                    records.looked(link, pieces);
                    records.save(link, now);
                });
        };
    }

    private Step withStates(CaseFile file, Function<Desk, Step> then) {
        if (rules.cancel().needs().isEmpty()) {
            return then.apply(new Desk(rules.cancel(), rules.tables(), StateMachine.NONE, StateMachine.NONE));
        }
        return switch (asking.states().of(file.order())) {
            case StatesAnswer.Failed failed -> Step.of(new Outcome.TryAgain(failed.failure()));
            case StatesAnswer.Known known ->
                then.apply(new Desk(rules.cancel(), rules.tables(), known.lineItems(), known.orders()));
        };
    }

    /** What was heard of the warehouse may be old; what is noted is told. */
    private Step note(CaseFile file, List<Dropped> dropped) {
        for (OrderLink link : file.links()) {
            Optional<OrderDetail> heard = file.detail(link)
                    .filter(each -> link.state() != OrderLink.State.CANCELLED)
                    .filter(each ->
                            dropped.stream().anyMatch(piece -> piece.reference().equals(link.reference())));
            if (heard.isPresent()) {
                switch (asking.orderFlow().orderDetail(link.destination(), link.reference())) {
                    case DetailAnswer.Failed failed -> {
                        return Step.of(new Outcome.TryAgain(failed.failure()));
                    }
                    case DetailAnswer.Unknown unknown -> {
                        return Step.of(new Outcome.LeftToPerson(
                                "OrderFlow knows " + link.reference() + " no more: nobody can tell what it shipped",
                                "Find out what left the warehouse, and move the pieces that did not by hand."));
                    }
                    case DetailAnswer.Found(OrderDetail now)
                    when !now.equals(heard.get()) -> {
                        return new Step(
                                new Outcome.Again("OrderFlow says something else of " + link.reference() + " by now"),
                                () -> records.save(link, now));
                    }
                    case DetailAnswer.Found same -> {}
                }
            }
        }
        return noted(file.order(), dropped);
    }

    private Step noted(Order order, List<Dropped> dropped) {
        List<Dropped> ofLines = EditChoice.ofLines(order, dropped);
        Optional<String> against = EditChoice.against(order, ofLines, rules.cancel());
        String key = EditChoice.key(order.getId(), ofLines);
        List<Dropped> how = against.isPresent()
                ? dropped
                : dropped.stream()
                        .map(each -> ofLines.contains(each) ? each.byEdit(key) : each)
                        .toList();
        String what = "the warehouse dropped "
                + dropped.stream().map(each -> each.open() + " x " + each.sku()).collect(Collectors.joining(", "));
        Trail.current()
                .decided(
                        "dropped",
                        what + ": by "
                                + against.map(why -> "line states, because " + why)
                                        .orElse("an order edit"));
        return new Step(new Outcome.Again(what), () -> how.forEach(each -> records.save(order.getId(), each)));
    }

    private Step tell(CaseFile file, Desk desk) {
        Result result = bring(file, desk, true);
        if (result instanceof Result.Failed(Failure failure) && failure.kind() == FailureKind.REFUSED) {
            Trail.current().decided("not told", failure.words());
            result = bring(file, desk, false);
        }
        return switch (result) {
            case Result.Failed(Failure failure)
            when failure.kind() == FailureKind.REFUSED ->
                Step.of(new Outcome.LeftToPerson(
                        "commerce could not be told what is cancelled: " + failure.words(),
                        "Correct what they name, then replay the order."));
            case Result.Failed failed -> Step.of(new Outcome.TryAgain(failed.failure()));
            case Result.Parked parked -> Step.of(new Outcome.Parked(parked.reason(), parked.help()));
            case Result.Missing missing -> Step.of(new Outcome.Done("there is no such order any more"));
            case Result.Written written ->
                told(
                        file.with(records.again(file, written.order().get())),
                        desk,
                        new Outcome.Again("told commerce: " + written.what()),
                        false);
            case Result.Nothing nothing ->
                told(
                        file,
                        desk,
                        rest(
                                Telling.of(file, desk).forPeople(),
                                writers.payment().bring(file, desk)),
                        true);
        };
    }

    private Result bring(CaseFile file, Desk desk, boolean withFields) {
        return writers.updates()
                .bring(
                        file.order(),
                        order -> Telling.of(file.with(records.again(file, order)), desk)
                                .plan(withFields));
    }

    private static Outcome rest(List<String> forPeople, Noted payment) {
        return switch (payment) {
            case Noted.Written(String what) -> new Outcome.Again("told the payment: " + what);
            case Noted.Open(Failure failure) -> new Outcome.TryAgain(failure);
            case Noted.Refused(String words) ->
                rest(Stream.concat(forPeople.stream(), Stream.of(words)).toList());
            case Noted.Nothing nothing -> rest(forPeople);
        };
    }

    private static Outcome rest(List<String> forPeople) {
        return forPeople.isEmpty()
                ? new Outcome.Done(NOTHING_TO_SAY)
                : new Outcome.LeftToPerson(String.join("; ", forPeople), BY_HAND);
    }

    private Step told(CaseFile after, Desk desk, Outcome outcome, boolean allWritten) {
        Map<String, Long> inState = after.inCancelledState(rules.cancel());
        List<Dropped> arrived = after.dropped().stream()
                .filter(each -> each.open() > 0
                        && each.editKey() == null
                        && inState.getOrDefault(each.lineId(), 0L) >= each.before() + each.open())
                .toList();
        boolean whole = allWritten && Telling.isSaid(after, desk);
        return new Step(outcome, () -> {
            arrived.forEach(each -> records.save(after.order().getId(), each.toldOfAll()));
            if (whole) {
                after.links()
                        .forEach(link -> after.ended(link)
                                .filter(each -> !each.told())
                                .ifPresent(each -> records.save(link, each.isTold())));
            }
        });
    }
}
