package connector.workqueue;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import connector.workqueue.InboxTable.Head;
import connector.workqueue.LaneTable.Claim;
import connector.workqueue.LaneTable.LaneLost;
import connector.workqueue.LaneTable.State;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Works one lane off: head item, one step, outcome, again. db-scheduler runs it for one lane at a time in the whole
 * cluster; the claim's epoch keeps a worker that was wrongly believed dead from recording anything.
 */
class LaneWorker {

    private static final Logger LOG = LoggerFactory.getLogger(LaneWorker.class);

    /** After so many steps other lanes get their turn. */
    private static final int STEPS_IN_A_ROW = 100;

    private final TransactionTemplate transactions;
    private final ClaimTable claims;
    private final LaneTable lanes;
    private final InboxTable inbox;
    private final LaneScheduler scheduler;
    private final StepRunner steps;
    private final Clock clock;

    LaneWorker(StepRunner.Storage storage, StepRunner steps, Clock clock) {
        this.transactions = storage.transactions();
        this.claims = storage.claims();
        this.lanes = storage.lanes();
        this.inbox = storage.inbox();
        this.scheduler = storage.scheduler();
        this.steps = steps;
        this.clock = clock;
    }

    /** @param version of the execution */
    CompletionHandler<Void> work(Lane lane, long version) {
        ClaimTable.Taken taken = claims.take(lane, version);
        try {
            return workOff(taken.claim(), taken.head());
        } catch (LaneLost lost) {
            LOG.warn("{}; its outcome was dropped here and is decided there", lost.getMessage());
            return (complete, operations) -> {};
        }
    }

    private CompletionHandler<Void> workOff(Claim claim, Optional<Head> first) {
        State rest = State.IDLE;
        int again = 0;
        int attempts = claim.attempts();
        Optional<Head> head = first;
        for (int step = 0; head.isPresent() && (step < STEPS_IN_A_ROW || again == STEPS_IN_A_ROW); step++) {
            StepRunner.Result result = again == STEPS_IN_A_ROW
                    ? steps.endless(claim, head.get(), claim.attempts())
                    : steps.run(claim, head.get(), attempts);
            switch (result) {
                case StepRunner.Result.GoOn goOn -> {
                    rest = goOn.rest();
                    again = goOn.with() == StepRunner.Result.With.SAME_ITEM ? again + 1 : 0;
                    attempts = 0;
                    head = next(claim, head.get(), goOn);
                }
                case StepRunner.Result.End end -> {
                    return ended(claim, end);
                }
            }
        }
        State restsAs = rest;
        if (head.isEmpty()) {
            return (complete, operations) -> letGo(claim, restsAs, complete, operations);
        }
        return (complete, operations) -> ifHeld(claim, () -> operations.reschedule(complete, now()));
    }

    private CompletionHandler<Void> ended(Claim claim, StepRunner.Result.End end) {
        return switch (end) {
            case StepRunner.Result.LetGo gone -> (complete, operations) -> {};
            case StepRunner.Result.PauseUntil pause ->
                (complete, operations) -> ifHeld(claim, () -> pause(claim, pause, complete, operations));
        };
    }

    /** What arrived after the head was read is not asked for here: the counter tells of it when the lane is let go. */
    private Optional<Head> next(Claim claim, Head done, StepRunner.Result.GoOn goOn) {
        return switch (goOn.with()) {
            case SAME_ITEM -> Optional.of(done.untried());
            case NEXT_ITEM -> done.isNewest() ? Optional.empty() : inbox.head(claim);
        };
    }

    private void letGo(Claim claim, State rest, ExecutionComplete complete, ExecutionOperations<Void> operations) {
        if (!lanes.release(claim, rest)) {
            ifHeld(claim, () -> {
                operations.reschedule(complete, now());
                scheduler.lookSoon();
            });
        }
    }

    /** News that came while the lane was being worked on found nothing to wake: a waiting lane is looked at once more. */
    private void pause(
            Claim claim,
            StepRunner.Result.PauseUntil pause,
            ExecutionComplete complete,
            ExecutionOperations<Void> operations) {
        lanes.showParked(claim);
        boolean goOn = pause.newsEndsIt() && lanes.arrivedSince(claim);
        operations.reschedule(complete, goOn ? now() : pause.at());
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
