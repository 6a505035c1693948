package connector.workqueue;

import connector.workqueue.InboxTable.Head;
import connector.workqueue.InboxTable.Standing;
import connector.workqueue.LaneTable.Claim;
import connector.workqueue.LaneTable.State;
import connector.workqueue.StepRunner.Result;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A worker's turn in a lane: head item, one step, outcome, again. Where an open item makes the lane pause, what is parked and due still
 * gets its look: it waits for nobody, and nobody for it.
 */
final class Turn {

    /** After so many steps other lanes get their turn. */
    private static final int STEPS_IN_A_ROW = 100;

    private final StepRunner steps;
    private final InboxTable inbox;
    private final Claim claim;
    private Optional<Head> head;
    private int tries;
    private int again;
    private State rest = State.IDLE;
    private Result.@Nullable PauseUntil pause;
    private boolean lookedBeside;

    Turn(StepRunner steps, InboxTable inbox, ClaimTable.Taken taken) {
        this.steps = steps;
        this.inbox = inbox;
        this.claim = taken.claim();
        this.head = taken.head();
        this.tries = head.map(first -> first.standing() == Standing.OPEN ? claim.attempts() : ofParked(first))
                .orElse(0);
    }

    /** How a turn ended. */
    sealed interface End {

        /** The lane is at rest and without a schedule. */
        record Gone() implements End {}

        /** Nothing was due any more. */
        record Empty(State rest) implements End {}

        /**
         * The lane pauses.
         *
         * @param alone nothing else is in the lane
         * @param rewrite how the lane was left has been written over since
         */
        record Pause(Result.PauseUntil until, boolean alone, boolean rewrite) implements End {}

        /** Others want their turn. */
        record Enough() implements End {}
    }

    End workOff() {
        boolean alone = false;
        for (int step = 0; head.isPresent() && (step < STEPS_IN_A_ROW || again == STEPS_IN_A_ROW); step++) {
            Head current = head.get();
            alone = current.alone();
            switch (stepOf(current)) {
                case Result.GoOn goOn -> goOn(current, goOn);
                case Result.LetGo gone -> {
                    return new End.Gone();
                }
                case Result.PauseUntil until -> pauseAfter(current, until);
            }
        }
        if (pause != null) {
            return new End.Pause(pause, alone, lookedBeside);
        }
        return head.isEmpty() ? new End.Empty(rest) : new End.Enough();
    }

    private Result stepOf(Head current) {
        lookedBeside = pause != null;
        return again == STEPS_IN_A_ROW
                ? steps.endless(claim, current, tries)
                : steps.run(claim, current, again == 0 ? tries : 0);
    }

    private void goOn(Head done, Result.GoOn goOn) {
        switch (goOn.with()) {
            case SAME_ITEM -> {
                again++;
                head = Optional.of(done.untried());
            }
            case NEXT_ITEM -> {
                rest = goOn.rest();
                next(done);
            }
        }
    }

    private void pauseAfter(Head paused, Result.PauseUntil until) {
        boolean sooner = pause != null && pause.newsEndsIt() && until.at().isBefore(pause.at());
        pause = pause == null || sooner ? until : pause;
        next(paused);
    }

    /** What arrived after the head was read is not asked for here: the counter tells of it when the lane is let go. */
    private void next(Head last) {
        again = 0;
        head = last.alone() ? Optional.empty() : pause == null ? inbox.head(claim) : inbox.parkedHead(claim);
        tries = head.map(Turn::ofParked).orElse(0);
    }

    /** A parked item that is looked at because something arrived has all its tries again. */
    private static int ofParked(Head head) {
        return head.standing() == Standing.PARKED_RETRY ? head.item().attempts() : 0;
    }
}
