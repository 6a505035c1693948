package connector.orderflow.client;

import connector.audit.Failure;
import connector.audit.FailureKind;
import connector.audit.Trail;
import connector.orderflow.DestinationSettings;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What stands between us and one OrderFlow: a circuit that opens when it does not answer, a pause when it asks
 * for one or refuses our credentials, and our own limits on calls at once and per second.
 */
final class Gate {

    static final int CALLS_LOOKED_AT = 10;

    private static final int WINDOW = 2 * CALLS_LOOKED_AT;

    /** More than two, so that one order in trouble among them does not keep the circuit open. */
    private static final int CALLS_ON_PROBATION = 3;

    private static final Duration SHORTLY = Duration.ofSeconds(2);

    private final CircuitBreaker circuit;
    private final Bulkhead atOnce;
    private final RateLimiter perSecond;
    private final Duration rest;
    private final Clock clock;
    private final FailingLanes failing = new FailingLanes(WINDOW);
    private final AtomicReference<Instant> closedUntil = new AtomicReference<>(Instant.MIN);

    /** @param patience longest wait for a free place, and again for the rate */
    Gate(DestinationSettings settings, Duration patience, Clock clock) {
        this.clock = clock;
        rest = settings.restAfterFailures();
        circuit = CircuitBreaker.of(settings.name(), circuitConfig(rest, clock));
        circuit.getEventPublisher().onStateTransition(event -> {
            failing.clear();
            if (event.getStateTransition().getToState() == CircuitBreaker.State.OPEN) {
                pause(rest);
            }
        });
        atOnce = Bulkhead.of(
                settings.name(),
                BulkheadConfig.custom()
                        .maxConcurrentCalls(settings.parallelCalls())
                        .maxWaitDuration(patience)
                        .fairCallHandlingStrategyEnabled(true)
                        .build());
        perSecond = RateLimiter.of(
                settings.name(),
                RateLimiterConfig.custom()
                        .limitForPeriod(settings.callsPerSecond())
                        .limitRefreshPeriod(Duration.ofSeconds(1))
                        .timeoutDuration(patience)
                        .build());
    }

    private static CircuitBreakerConfig circuitConfig(Duration rest, Clock clock) {
        return CircuitBreakerConfig.custom()
                .clock(clock)
                .slidingWindowSize(WINDOW)
                .minimumNumberOfCalls(CALLS_LOOKED_AT)
                .failureRateThreshold(50)
                .waitDurationInOpenState(rest)
                .permittedNumberOfCallsInHalfOpenState(CALLS_ON_PROBATION)
                .recordResult(Gate::isTroubleOfTheConnection)
                .build();
    }

    /** Something unreadable is an answer all the same, and may be the trouble of one order: it holds up nobody else. */
    private static boolean isTroubleOfTheConnection(Object result) {
        return result instanceof Reading.Unusable<?>(Failure failure, boolean credentials)
                && !credentials
                && failure.kind() == FailureKind.NO_ANSWER;
    }

    /** Makes the call, or says at once that it was not sent. */
    <T> Reading<T> pass(Supplier<Reading<T>> call) {
        Duration closed = Duration.between(clock.instant(), closedUntil.get());
        if (closed.isPositive()) {
            return notSent("OrderFlow is given a rest after failed calls", closed);
        }
        if (!circuit.tryAcquirePermission()) {
            return notSent("OrderFlow is being tried again by another call", SHORTLY);
        }
        if (!atOnce.tryAcquirePermission()) {
            circuit.releasePermission();
            return notSent("too many calls to OrderFlow at once", SHORTLY);
        }
        try {
            return perSecond.acquirePermission() ? recorded(call) : tooFast();
        } finally {
            atOnce.onComplete();
        }
    }

    private <T> Reading<T> tooFast() {
        circuit.releasePermission();
        return notSent("too many calls to OrderFlow in this second", SHORTLY);
    }

    private <T> Reading<T> recorded(Supplier<Reading<T>> call) {
        boolean ended = false;
        try {
            Reading<T> reading = call.get();
            ended = true;
            count(reading, Trail.current().lane());
            if (reading instanceof Reading.Unusable<T>(Failure failure, boolean credentials)) {
                pause(credentials ? rest : failure.retryAfter() == null ? Duration.ZERO : failure.retryAfter());
            }
            return reading;
        } finally {
            if (!ended) {
                circuit.releasePermission(); // our bug says nothing about OrderFlow
            }
        }
    }

    private void count(Reading<?> reading, @Nullable String lane) {
        if (isTroubleOfTheConnection(reading) && !failing.isNews(lane)) {
            circuit.releasePermission();
            return;
        }
        if (!isTroubleOfTheConnection(reading)) {
            failing.answered(lane);
        }
        circuit.onResult(0, TimeUnit.NANOSECONDS, reading);
    }

    private void pause(Duration howLong) {
        Instant until = clock.instant().plus(howLong);
        closedUntil.accumulateAndGet(until, (one, other) -> one.isAfter(other) ? one : other);
    }

    private static <T> Reading<T> notSent(String why, Duration retryAfter) {
        return new Reading.Unusable<>(Failure.notSent(why, retryAfter), false);
    }
}
