package connector.workqueue;

import connector.audit.Failure;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** How long to wait before a failed step is tried again, and when to stop. Pure but for the jitter's dice. */
class RetryPolicy {

    private static final double JITTER = 0.25; // lanes that failed together must not come back together

    private final WorkSettings settings;
    private final RandomGenerator random;

    RetryPolicy(WorkSettings settings, RandomGenerator random) {
        this.settings = settings;
        this.random = random;
    }

    /**
     * @param attempts tries so far, this failed one included
     * @return how long to wait; empty when it has been tried often enough
     */
    Optional<Duration> pause(Failure failure, int attempts) {
        return attempts >= tries(failure) ? Optional.empty() : Optional.of(pauseAfter(failure, attempts));
    }

    private int tries(Failure failure) {
        return switch (failure.kind()) {
            case REFUSED -> 1;
            case BROKEN_ANSWER -> settings.triesOfBrokenAnswers();
            case NO_ANSWER -> settings.triesWithoutAnswer();
            case OUR_BUG -> settings.triesOfOurBugs();
        };
    }

    private Duration pauseAfter(Failure failure, int attempts) {
        int doublings = Math.min(attempts - 1, 20); // 2^20 first pauses are past any longest pause
        long millis = Math.min(
                settings.firstPause().multipliedBy(1L << doublings).toMillis(),
                settings.longestPause().toMillis());
        long jittered = Math.round(millis * (1 + JITTER * (2 * random.nextDouble() - 1)));
        Duration asked = failure.retryAfter();
        return asked == null || asked.toMillis() < jittered ? Duration.ofMillis(jittered) : asked;
    }
}
