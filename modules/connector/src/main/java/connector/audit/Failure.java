package connector.audit;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A call that did not give an answer we can use.
 *
 * @param words what to show an operator: their words or ours, free of personal data and secrets
 * @param mayHaveHappened false only when the request certainly had no effect: it was never sent (no connection, circuit
 *     open, limit reached) or was refused as a whole. True means: look before you repeat
 * @param retryAfter what they or our circuit ask us to wait, null when nobody said
 */
public record Failure(
        FailureKind kind,
        String words,
        boolean mayHaveHappened,
        @Nullable Duration retryAfter) {

    /** Their words are outside text, and whoever fails because of them must be able to say so. */
    public Failure {
        words = Storable.text(words);
    }

    public static Failure of(FailureKind kind, String words) {
        return new Failure(kind, words, kind != FailureKind.REFUSED, null);
    }

    /** A call that was never sent, so nothing can have happened at the other side. */
    public static Failure notSent(String words, @Nullable Duration retryAfter) {
        return new Failure(FailureKind.NO_ANSWER, words, false, retryAfter);
    }
}
