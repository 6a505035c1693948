package connector.workqueue;

import connector.audit.Failure;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a step went. */
public sealed interface Outcome {

    /** Nothing is missing any more. */
    record Done(String what) implements Outcome {}

    /** One thing was written; look again whether more is missing. The item stays at the head of its lane. */
    record Again(String what) implements Outcome {}

    /**
     * Nothing can be done now and nothing is wrong.
     *
     * @param until when to look again by itself; null when only news can change the answer
     */
    record Waiting(@Nullable Instant until, String why) implements Outcome {}

    /** It failed in a way that may pass: tried again with growing pauses, bounded by the failure's kind, then parked. */
    record TryAgain(Failure failure) implements Outcome {}

    /**
     * The other side has answered, and does not show yet what it said. Tried again like {@link TryAgain}, but beside the lane: nothing
     * waits for it, and whoever else looks at the same news looks on. After the last try it is parked.
     *
     * @param help what an operator can do about it
     */
    record Unsettled(Failure failure, String help) implements Outcome {}

    /** The news belongs to another lane, which is known now. */
    record Moved(Lane lane, String why) implements Outcome {}

    /**
     * It cannot go on by itself. It stays in its lane until somebody or some news helps; others pass it.
     *
     * @param help what an operator can do about it
     */
    record Parked(String reason, String help) implements Outcome {}

    /**
     * A person has to do something, and whoever else looks at the same news looks on; then it is parked.
     *
     * @param help what that is
     */
    record LeftToPerson(String reason, String help) implements Outcome {}
}
