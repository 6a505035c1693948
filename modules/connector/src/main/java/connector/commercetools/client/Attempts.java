package connector.commercetools.client;

import connector.http.HttpAnswer;
import connector.http.HttpAnswer.NoAnswer;
import connector.http.HttpAnswer.Received;
import connector.http.HttpAnswer.TooLarge;
import java.time.Clock;
import java.time.Duration;
import java.util.function.BiPredicate;
import java.util.function.DoubleSupplier;
import java.util.function.IntFunction;

/**
 * Tries a call again while the rule allows, up to three times, with short growing pauses. What takes longer to pass is
 * left to the work queue, which does not hold a thread meanwhile.
 *
 * @param random 0 to 1: spreads the tries of many callers
 */
record Attempts(Pause pause, DoubleSupplier random, Clock clock) {

    private static final int MOST = 3;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    /**
     * @param call gets the number of the attempt, from 1
     * @return the first answer that is not worth another try, or the last one
     */
    HttpAnswer of(String method, BiPredicate<String, HttpAnswer> mayRepeat, IntFunction<HttpAnswer> call) {
        for (int attempt = 1; ; attempt++) {
            HttpAnswer answer = call.apply(attempt);
            if (attempt == MOST || !mayRepeat.test(method, answer) || !waited(answer, attempt)) {
                return answer;
            }
        }
    }

    /** False when they ask for more patience than a caller has, or when this thread is told to stop. */
    private boolean waited(HttpAnswer answer, int attempt) {
        Duration wait = wait(answer, attempt);
        if (wait.compareTo(LONGEST_PAUSE) > 0) {
            return false;
        }
        try {
            pause.of(wait);
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Duration wait(HttpAnswer answer, int attempt) {
        Duration asked = switch (answer) {
            case Received received -> RetryAfter.of(received, clock.instant());
            case NoAnswer _, TooLarge _ -> null;
        };
        long grown = FIRST_PAUSE.toMillis() << (attempt - 1);
        Duration ours = Duration.ofMillis(grown + (long) (grown * random.getAsDouble()));
        return asked == null || asked.compareTo(ours) < 0 ? ours : asked;
    }
}
