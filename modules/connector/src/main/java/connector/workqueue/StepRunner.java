package connector.workqueue;

import connector.audit.AuditLog;
import connector.audit.Failure;
import connector.audit.FailureKind;
import connector.audit.Trail;
import connector.workqueue.InboxTable.Head;
import connector.workqueue.InboxTable.Standing;
import connector.workqueue.LaneTable.Claim;
import connector.workqueue.LaneTable.State;
import connector.workqueue.LaneTable.Why;
import connector.workqueue.StepTable.ItemLeft;
import connector.workqueue.StepTable.LaneLeft;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs one step of an item and records outcome, exchanges and decisions in one transaction. */
class StepRunner {

    private static final Logger LOG = LoggerFactory.getLogger(StepRunner.class);

    private final TransactionTemplate transactions;
    private final LaneTable lanes;
    private final InboxTable inbox;
    private final StepTable table;
    private final LaneScheduler scheduler;
    private final AuditLog audit;
    private final RetryPolicy retries;
    private final List<WorkHandler> handlers;
    private final Clock clock;

    StepRunner(Storage storage, RetryPolicy retries, List<WorkHandler> handlers, Clock clock) {
        this.transactions = storage.transactions();
        this.lanes = storage.lanes();
        this.inbox = storage.inbox();
        this.table = storage.steps();
        this.scheduler = storage.scheduler();
        this.audit = storage.audit();
        this.retries = retries;
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
        Trail trail = new Trail(head.correlationId(), item.lane().key(), clock);
        Step step = trail.follow(() -> handled(item));
        AuditLog.Prepared audited = audit.prepare(trail);
        return transactions.execute(transaction -> {
            Result result = settle(claim, item, step.outcome(), Tried.of(head, attempts), trail);
            step.recording().run();
            audited.writeLast();
            return result;
        });
    }

    /**
     * An item that has something to write at every look, although it was written: a bug, or somebody who undoes it. Left alone it
     * would write for ever.
     */
    Result endless(Claim claim, Head head, int attempts) {
        Trail trail = new Trail(head.correlationId(), head.item().lane().key(), clock);
        Failure failure = new Failure(
                FailureKind.OUR_BUG, "it wrote again and again, and something was always missing", true, null);
        return transactions.execute(transaction -> {
            Result result = tryAgain(claim, head.item(), failure, Tried.of(head, attempts), trail);
            audit.write(trail);
            return result;
        });
    }

    /**
     * @param covered the newest item that a look of this step has seen the effects of
     * @param alone nothing else was in the lane
     * @param parked the lane did not wait for it, and shall not
     */
    private record Tried(int attempts, long covered, boolean alone, boolean parked) {

        static Tried of(Head head, int attempts) {
            return new Tried(attempts, head.newest(), head.alone(), head.standing() != Standing.OPEN);
        }
    }

    /** One of the two places where every exception is caught: a bug in one handler must not stop other lanes. */
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
            return Step.of(new Outcome.TryAgain(
                    new Failure(FailureKind.OUR_BUG, bug.getClass().getSimpleName() + ", see the log", true, null)));
        }
    }

    private Result settle(Claim claim, Item item, Outcome outcome, Tried tried, Trail trail) {
        return switch (outcome) {
            case Outcome.Done done -> close(claim, item, "done", done.what(), tried, Why.NONE);
            case Outcome.Waiting waiting -> waiting(claim, item, waiting, tried, trail);
            case Outcome.Again again -> {
                table.leave(claim, item, LaneLeft.busy(Why.NONE), ItemLeft.open(0, again.what()));
                yield new Result.GoOn(State.IDLE, Result.With.SAME_ITEM);
            }
            case Outcome.TryAgain tryAgain -> tryAgain(claim, item, tryAgain.failure(), tried, trail);
            case Outcome.Moved moved -> move(claim, item, moved, trail);
            case Outcome.Parked parked -> park(claim, item, parked, tried, trail);
            case Outcome.LeftToPerson left ->
                park(claim, item, new Outcome.Parked(left.reason(), left.help()), tried, trail);
        };
    }

    private Result waiting(Claim claim, Item item, Outcome.Waiting waiting, Tried tried, Trail trail) {
        Why why = new Why(null, waiting.why(), null);
        Instant until = waiting.until();
        if (until == null) {
            trail.decided("waiting", waiting.why());
            return close(claim, item, "waiting", waiting.why(), tried, why);
        }
        trail.decided("waiting", waiting.why() + ", until " + until);
        LaneLeft lane = new LaneLeft(State.WAITING, 0, until, why);
        table.leave(claim, item, lane, ItemLeft.open(item.attempts(), waiting.why()));
        return new Result.PauseUntil(until, true, lane);
    }

    private Result close(Claim claim, Item item, String state, String what, Tried tried, Why why) {
        State rest = why.reason() == null ? State.IDLE : State.WAITING;
        return rest(
                claim, item, new ItemLeft(state, item.attempts(), what, true), tried, new LaneLeft(rest, 0, null, why));
    }

    /** The item needs no more looks. @param lane how it rests if nothing else is in it */
    private Result rest(Claim claim, Item item, ItemLeft left, Tried tried, LaneLeft lane) {
        if (tried.alone()) {
            return table.leaveForGood(claim, item, lane, left)
                    ? new Result.LetGo()
                    : new Result.GoOn(lane.state(), Result.With.NEXT_ITEM);
        }
        table.leave(claim, item, LaneLeft.busy(lane.why()), left);
        if (isHint(item)) {
            inbox.finishHints(item, tried.covered(), left.finished() ? left.state() : "done");
        }
        return new Result.GoOn(lane.state(), Result.With.NEXT_ITEM);
    }

    private boolean isHint(Item item) {
        return handlers.stream().anyMatch(each -> each.handles(item.kind()) && each.takesAsHint(item.kind()));
    }

    private Result tryAgain(Claim claim, Item item, Failure failure, Tried tried, Trail trail) {
        int attempts = tried.attempts() + 1;
        Optional<Duration> pause = retries.pause(failure, attempts);
        if (pause.isEmpty()) {
            String reason = failure.words() + " (" + attempts + " tries)";
            return park(claim, item, new Outcome.Parked(reason, helpAgainst(failure.kind())), tried, trail);
        }
        Instant at = clock.instant().plus(pause.get());
        trail.decided("try again", failure.words() + "; try " + attempts + ", next at " + at);
        if (tried.parked()) {
            return tryAgainBeside(claim, item, failure, tried.alone(), attempts, at);
        }
        LaneLeft lane = new LaneLeft(State.RETRYING, attempts, at, Why.of(failure));
        table.leave(claim, item, lane, ItemLeft.open(attempts, failure.words()));
        return new Result.PauseUntil(at, false, lane);
    }

    /** What is parked keeps its reason and its place beside the lane: fresh news ends this pause and is worked off first. */
    private Result tryAgainBeside(Claim claim, Item item, Failure failure, boolean alone, int attempts, Instant at) {
        LaneLeft lane = alone ? new LaneLeft(State.PARKED, 0, at, Why.of(failure)) : LaneLeft.busy(Why.NONE);
        table.leaveParked(claim, item, lane, attempts, at);
        return alone ? new Result.PauseUntil(at, true, lane) : new Result.GoOn(State.PARKED, Result.With.NEXT_ITEM);
    }

    private static String helpAgainst(FailureKind kind) {
        return switch (kind) {
            case REFUSED -> "Correct what they name, then replay the order.";
            case BROKEN_ANSWER ->
                "Look at the exchange: the other system answers with something unreadable. Replay when it is well.";
            case NO_ANSWER -> "Check that the other system can be reached from here, then replay.";
            case OUR_BUG -> "Report this with the order's audit story; replay after an update.";
        };
    }

    /** It stays in its lane and lets what is behind it pass: a fact must not wait for a person who puts another one right. */
    private Result park(Claim claim, Item item, Outcome.Parked parked, Tried tried, Trail trail) {
        trail.decided("parked", parked.reason());
        LaneLeft lane = new LaneLeft(State.PARKED, 0, null, new Why(null, parked.reason(), parked.help()));
        return rest(claim, item, new ItemLeft("parked", tried.attempts(), parked.reason(), false), tried, lane);
    }

    private Result move(Claim claim, Item item, Outcome.Moved moved, Trail trail) {
        trail.decided("moved", moved.why());
        table.leave(claim, item, LaneLeft.busy(Why.NONE), ItemLeft.open(0, moved.why()));
        var stood = lanes.arrived(moved.lane());
        inbox.move(item, moved.lane());
        scheduler.wake(moved.lane(), stood);
        return new Result.GoOn(State.IDLE, Result.With.NEXT_ITEM);
    }
}
