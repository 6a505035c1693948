package connector.workqueue;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import connector.workqueue.LaneTable.Claim;
import connector.workqueue.LaneTable.LaneLost;
import connector.workqueue.LaneTable.State;
import connector.workqueue.LaneTable.Why;
import connector.workqueue.StepTable.LaneLeft;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Works one lane off and leaves it. db-scheduler runs it for one lane at a time in the whole cluster; the claim's epoch
 * keeps a worker that was wrongly believed dead from recording anything.
 */
class LaneWorker {

    private static final Logger LOG = LoggerFactory.getLogger(LaneWorker.class);

    private final TransactionTemplate transactions;
    private final ClaimTable claims;
    private final LaneTable lanes;
    private final InboxTable inbox;
    private final StepTable table;
    private final LaneScheduler scheduler;
    private final StepRunner steps;
    private final Clock clock;

    LaneWorker(StepRunner.Storage storage, StepRunner steps, Clock clock) {
        this.transactions = storage.transactions();
        this.claims = storage.claims();
        this.lanes = storage.lanes();
        this.inbox = storage.inbox();
        this.table = storage.steps();
        this.scheduler = storage.scheduler();
        this.steps = steps;
        this.clock = clock;
    }

    /** @param version of the execution */
    CompletionHandler<Void> work(Lane lane, long version) {
        ClaimTable.Taken taken = claims.take(lane, version);
        try {
            return workOff(taken);
        } catch (LaneLost lost) {
            LOG.warn("{}; its outcome was dropped here and is decided there", lost.getMessage());
            return (complete, operations) -> {};
        }
    }

    private CompletionHandler<Void> workOff(ClaimTable.Taken taken) {
        Claim claim = taken.claim();
        return switch (new Turn(steps, inbox, taken).workOff()) {
            case Turn.End.Gone gone -> (complete, operations) -> {};
            case Turn.End.Empty empty -> (complete, operations) -> letGo(claim, empty.rest(), complete, operations);
            case Turn.End.Pause pause ->
                (complete, operations) -> ifHeld(claim, () -> pause(claim, pause, complete, operations));
            case Turn.End.Enough enough ->
                (complete, operations) -> ifHeld(claim, () -> operations.reschedule(complete, now()));
        };
    }

    /** Unless something arrived meanwhile, or a parked item is to be looked at again at a time of its own. */
    private void letGo(Claim claim, State rest, ExecutionComplete complete, ExecutionOperations<Void> operations) {
        if (!lanes.release(claim, rest)) {
            ifHeld(claim, () -> {
                operations.reschedule(complete, lanes.arrivedSince(claim) ? now() : restUntilRetry(claim));
                scheduler.lookSoon();
            });
        }
    }

    private Instant restUntilRetry(Claim claim) {
        Optional<Instant> retry = inbox.nextRetry(claim.lane());
        retry.ifPresent(at -> {
            table.leaveLane(claim, new LaneLeft(State.PARKED, 0, at, Why.NONE));
            lanes.showParked(claim);
        });
        return retry.orElseGet(this::now);
    }

    /** News that came while the lane was being worked on found nothing to wake: a waiting lane is looked at once more. */
    private void pause(
            Claim claim, Turn.End.Pause pause, ExecutionComplete complete, ExecutionOperations<Void> operations) {
        StepRunner.Result.PauseUntil until = pause.until();
        if (pause.rewrite()) {
            table.leaveLane(claim, until.lane());
        }
        lanes.showParked(claim);
        boolean goOn = until.newsEndsIt() && lanes.arrivedSince(claim);
        operations.reschedule(complete, goOn ? now() : pauseEnds(claim, pause));
    }

    /** A parked item that is to be looked at again ends the rest of a lane that waits, but not the pause of one that fails. */
    private Instant pauseEnds(Claim claim, Turn.End.Pause pause) {
        Instant at = pause.until().at();
        return pause.alone() || !pause.until().newsEndsIt()
                ? at
                : inbox.nextRetry(claim.lane()).filter(at::isAfter).orElse(at);
    }

    private void ifHeld(Claim claim, Runnable action) {
        transactions.executeWithoutResult(transaction -> {
            if (lanes.held(claim)) {
                action.run();
            }
        });
    }

    private Instant now() {
        return clock.instant();
    }
}
