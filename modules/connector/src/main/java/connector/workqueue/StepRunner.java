package connector.workqueue;

import connector.audit.AuditLog;
import connector.audit.Failure;
import connector.audit.FailureKind;
import connector.audit.Trail;
import connector.workqueue.InboxTable.Head;
import connector.workqueue.LaneTable.Claim;
import connector.workqueue.LaneTable.State;
import connector.workqueue.OutcomeRecorder.Tried;
import connector.workqueue.StepTable.LaneLeft;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs one step of an item and records outcome, exchanges and decisions in one transaction. */
class StepRunner {

    private static final Logger LOG = LoggerFactory.getLogger(StepRunner.class);

    private final TransactionTemplate transactions;
    private final OutcomeRecorder outcomes;
    private final AuditLog audit;
    private final List<WorkHandler> handlers;
    private final Clock clock;

    StepRunner(Storage storage, RetryPolicy retries, List<WorkHandler> handlers, Clock clock) {
        this.transactions = storage.transactions();
        this.outcomes = new OutcomeRecorder(storage, retries, handlers, clock);
        this.audit = storage.audit();
        this.handlers = handlers;
        this.clock = clock;
    }

    /** Where outcomes go. */
    record Storage(
            TransactionTemplate transactions,
            ArrivalTable arrivals,
            ClaimTable claims,
            LaneTable lanes,
            InboxTable inbox,
            StepTable steps,
            LaneScheduler scheduler,
            AuditLog audit) {}

    /** What the lane does next. */
    sealed interface Result {

        /** @param rest how the lane stands when nothing more is in it */
        record GoOn(State rest, With with) implements Result {}

        /** The lane rests, whatever else is in it. */
        sealed interface End extends Result {}

        /**
         * The lane rests.
         *
         * @param newsEndsIt a failing lane keeps its pause, a waiting one does not
         * @param lane how it was left
         */
        record PauseUntil(Instant at, boolean newsEndsIt, LaneLeft lane) implements End {}

        /** Nothing is open in the lane; it is at rest and without a schedule. */
        record LetGo() implements End {}

        /** What a lane goes on with. */
        enum With {
            SAME_ITEM,
            NEXT_ITEM
        }
    }

    Result run(Claim claim, Head head, int attempts) {
        Item item = head.item();
        Tried tried = Tried.of(head, attempts);
        Trail trail = trail(head);
        Step step = trail.follow(() -> handled(item));
        return recorded(claim, item, tried, trail, () -> {
            Result result = outcomes.settle(claim, item, step.outcome(), tried, trail);
            step.recording().run();
            return result;
        });
    }

    /**
     * An item that has something to write at every look, although it was written: a bug, or somebody who undoes it. Left alone it
     * would write for ever.
     */
    Result endless(Claim claim, Head head, int attempts) {
        Trail trail = trail(head);
        Tried tried = Tried.of(head, attempts);
        Failure failure = ourBug("it wrote again and again, and something was always missing");
        return recorded(
                claim, head.item(), tried, trail, () -> outcomes.tryAgain(claim, head.item(), failure, tried, trail));
    }

    private Trail trail(Head head) {
        Trail trail = new Trail(head.correlationId(), head.item().lane().key(), clock);
        if (head.replayed()) {
            trail.askedByOperator();
        }
        return trail;
    }

    private Result recorded(Claim claim, Item item, Tried tried, Trail trail, Supplier<Result> record) {
        return attempt(item, trail, record, unrecorded -> {
            Failure failure =
                    ourBug("its outcome could not be recorded: " + StepTable.words(unrecorded) + ", see the log");
            Trail whole = afresh(trail);
            trail.exchanges().forEach(whole::exchanged);
            // what did not fit may be in the exchanges too: then they are left out, and the reason stands alone
            return attempt(item, whole, () -> outcomes.tryAgain(claim, item, failure, tried, whole), worse -> {
                Trail bare = afresh(trail);
                return inTransaction(bare, () -> outcomes.tryAgain(claim, item, failure, tried, bare));
            });
        });
    }

    /**
     * Another place where every exception is caught: what cannot be recorded would otherwise be done again and again, without anybody
     * counting. A database that is down, and a lane that is somebody else's, are left to the engine.
     */
    private Result attempt(
            Item item, Trail trail, Supplier<Result> record, Function<RuntimeException, Result> otherwise) {
        try {
            return inTransaction(trail, record);
        } catch (LaneTable.LaneLost lost) {
            throw lost;
        } catch (RuntimeException unrecorded) {
            if (StepTable.isOfDatabaseItself(unrecorded)) {
                throw unrecorded;
            }
            LOG.error(
                    "The outcome of item {} of lane {} cannot be recorded: {} in {}",
                    item.id(),
                    item.lane().key(),
                    StepTable.words(unrecorded),
                    places(unrecorded));
            return otherwise.apply(unrecorded);
        }
    }

    /** The trace alone: what PostgreSQL says to it may quote a row. */
    private static String places(RuntimeException failure) {
        return Arrays.stream(failure.getStackTrace())
                .filter(place -> place.getClassName().startsWith("connector."))
                .limit(5)
                .map(StackTraceElement::toString)
                .collect(Collectors.joining(", "));
    }

    private Result inTransaction(Trail trail, Supplier<Result> record) {
        AuditLog.Prepared audited = audit.prepare(trail);
        return transactions.execute(transaction -> {
            Result result = record.get();
            audited.writeLast();
            return result;
        });
    }

    private Trail afresh(Trail trail) {
        return new Trail(trail.correlationId(), trail.lane(), clock);
    }

    private static Failure ourBug(String words) {
        return new Failure(FailureKind.OUR_BUG, words, true, null);
    }

    /** One of the places where every exception is caught: a bug in one handler must not stop other lanes. */
    private Step handled(Item item) {
        Optional<WorkHandler> handler =
                handlers.stream().filter(each -> each.handles(item.kind())).findFirst();
        if (handler.isEmpty()) {
            return Step.of(new Outcome.Waiting(
                    clock.instant().plus(Duration.ofMinutes(5)),
                    "no handler for '" + item.kind() + "' on this node: a newer one may have it"));
        }
        try {
            return handler.get().handle(item);
        } catch (RuntimeException bug) {
            LOG.error(
                    "Our bug in {} at item {} of lane {}",
                    item.kind(),
                    item.id(),
                    item.lane().key(),
                    bug);
            return Step.of(new Outcome.TryAgain(ourBug(bug.getClass().getSimpleName() + ", see the log")));
        }
    }
}
