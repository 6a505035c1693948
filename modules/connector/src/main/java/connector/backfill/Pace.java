package connector.backfill;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;

/** How fast: asked before each order. */
@FunctionalInterface
public interface Pace {

    Pace UNLIMITED = () -> {};

    /** Returns when the next order may come. */
    void await();

    /** @param perSecond more than 0; evenly spread, without bursts */
    static Pace of(double perSecond) {
        RateLimiter limiter = RateLimiter.of(
                "backfill",
                RateLimiterConfig.custom()
                        .limitForPeriod(1)
                        .limitRefreshPeriod(
                                Duration.ofNanos((long) (Duration.ofSeconds(1).toNanos() / perSecond)))
                        .timeoutDuration(Duration.ofHours(1))
                        .build());
        return () -> RateLimiter.waitForPermission(limiter);
    }
}
