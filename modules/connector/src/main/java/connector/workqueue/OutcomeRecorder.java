package connector.workqueue;

import connector.audit.Failure;
import connector.audit.FailureKind;
import connector.audit.Trail;
import connector.workqueue.InboxTable.Head;
import connector.workqueue.InboxTable.Standing;
import connector.workqueue.LaneTable.Claim;
import connector.workqueue.LaneTable.State;
import connector.workqueue.LaneTable.Why;
import connector.workqueue.StepRunner.Result;
import connector.workqueue.StepTable.ItemLeft;
import connector.workqueue.StepTable.LaneLeft;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What an outcome does to its item and its lane. Everything here runs in the transaction that records the step. */
final class OutcomeRecorder {

    private final LaneTable lanes;
    private final InboxTable inbox;
    private final StepTable table;
    private final LaneScheduler scheduler;
    private final RetryPolicy retries;
    private final List<WorkHandler> handlers;
    private final Clock clock;

    OutcomeRecorder(StepRunner.Storage storage, RetryPolicy retries, List<WorkHandler> handlers, Clock clock) {
        this.lanes = storage.lanes();
        this.inbox = storage.inbox();
        this.table = storage.steps();
        this.scheduler = storage.scheduler();
        this.retries = retries;
        this.handlers = handlers;
        this.clock = clock;
    }

    /**
     * @param covered the newest item that a look of this step has seen the effects of
     * @param alone nothing else was in the lane
     * @param parked the lane did not wait for it, and shall not
     */
    record Tried(int attempts, long covered, boolean alone, boolean parked) {

        static Tried of(Head head, int attempts) {
            return new Tried(attempts, head.newest(), head.alone(), head.standing() != Standing.OPEN);
        }
    }

    Result settle(Claim claim, Item item, Outcome outcome, Tried tried, Trail trail) {
        return switch (outcome) {
            case Outcome.Done done -> close(claim, item, "done", done.what(), tried, Why.NONE);
            case Outcome.Waiting waiting -> waiting(claim, item, waiting, tried, trail);
            case Outcome.Again again -> {
                table.leave(claim, item, LaneLeft.busy(Why.NONE), ItemLeft.open(0, again.what()));
                yield new Result.GoOn(State.IDLE, Result.With.SAME_ITEM);
            }
            case Outcome.TryAgain tryAgain -> tryAgain(claim, item, tryAgain.failure(), tried, trail);
            case Outcome.Unsettled unsettled -> unsettled(claim, item, unsettled, tried, trail);
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

    Result tryAgain(Claim claim, Item item, Failure failure, Tried tried, Trail trail) {
        int attempts = tried.attempts() + 1;
        Optional<Duration> pause = retries.pause(failure, attempts);
        if (pause.isEmpty()) {
            return park(claim, item, exhausted(failure, attempts, helpAgainst(failure.kind())), tried, trail);
        }
        Instant at = clock.instant().plus(pause.get());
        trail.decided("try again", failure.words() + "; try " + attempts + ", next at " + at);
        if (tried.parked()) {
            LaneLeft beside = beside(tried, failure, at);
            table.leaveParked(claim, item, beside, attempts, at);
            return restOrGoOn(tried, beside, at);
        }
        LaneLeft lane = new LaneLeft(State.RETRYING, attempts, at, Why.of(failure));
        table.leave(claim, item, lane, ItemLeft.open(attempts, failure.words()));
        return new Result.PauseUntil(at, false, lane);
    }

    /** It is parked at once, so that nothing waits for it, and looked at again at times of its own. */
    private Result unsettled(Claim claim, Item item, Outcome.Unsettled unsettled, Tried tried, Trail trail) {
        Failure failure = unsettled.failure();
        int attempts = tried.attempts() + 1;
        Optional<Duration> pause = retries.pause(failure, attempts);
        if (pause.isEmpty()) {
            return park(claim, item, exhausted(failure, attempts, unsettled.help()), tried, trail);
        }
        Instant at = clock.instant().plus(pause.get());
        trail.decided("unsettled", failure.words() + "; look " + attempts + ", next at " + at);
        if (isHint(item)) {
            inbox.finishHints(item, tried.covered(), "done");
        }
        LaneLeft lane = beside(tried, failure, at);
        table.leaveUnsettled(
                claim, item, lane, new ItemLeft("parked", attempts, failure.words(), false), unsettled.help(), at);
        return restOrGoOn(tried, lane, at);
    }

    private static Outcome.Parked exhausted(Failure failure, int attempts, String help) {
        return new Outcome.Parked(failure.words() + " (" + attempts + " tries)", help);
    }

    /** What is parked keeps its place beside the lane: fresh news ends this pause and is worked off first. */
    private static LaneLeft beside(Tried tried, Failure failure, Instant at) {
        return tried.alone() ? new LaneLeft(State.PARKED, 0, at, Why.of(failure)) : LaneLeft.busy(Why.NONE);
    }

    private static Result restOrGoOn(Tried tried, LaneLeft lane, Instant at) {
        return tried.alone()
                ? new Result.PauseUntil(at, true, lane)
                : new Result.GoOn(State.PARKED, Result.With.NEXT_ITEM);
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

    /** Two lanes are locked, and everybody who locks several does so in the order of their keys. */
    private Result move(Claim claim, Item item, Outcome.Moved moved, Trail trail) {
        trail.decided("moved", moved.why());
        Lane to = moved.lane();
        ItemLeft left = ItemLeft.open(0, moved.why());
        Optional<State> stood;
        if (to.key().compareTo(claim.lane().key()) < 0) {
            stood = lanes.arrived(to);
            table.leave(claim, item, LaneLeft.busy(Why.NONE), left);
        } else {
            table.leave(claim, item, LaneLeft.busy(Why.NONE), left);
            stood = lanes.arrived(to);
        }
        inbox.move(item, to);
        scheduler.wake(to, stood);
        return new Result.GoOn(State.IDLE, Result.With.NEXT_ITEM);
    }
}
