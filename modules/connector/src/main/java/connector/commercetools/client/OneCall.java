package connector.commercetools.client;

import connector.audit.Failure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One remote call for all who want its answer at the same time. Nobody asks beside it, nobody waits in turn, and nobody waits longer
 * than {@link #PATIENCE} from its start: an end point that hangs must not hold every lane. A failure is remembered for a moment, so
 * that those who come right behind it do not all run into it.
 */
final class OneCall<T> {

    /** What takes longer is left to the work queue, which does not hold a thread meanwhile. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    static final Duration MOMENT = Duration.ofSeconds(2);

    private final String subject;
    private final Duration patience;
    private final Clock clock;
    private final AtomicReference<@Nullable Flight<T>> underWay = new AtomicReference<>();
    private volatile @Nullable Remembered failed;

    /** @param subject what is asked for, for the operator */
    OneCall(String subject, Clock clock) {
        this(subject, PATIENCE, clock);
    }

    OneCall(String subject, Duration patience, Clock clock) {
        this.subject = subject;
        this.patience = patience;
        this.clock = clock;
    }

    /** What a call gave. */
    sealed interface Told<T> {

        record Answer<T>(T value) implements Told<T> {}

        record Failed<T>(Failure failure) implements Told<T> {}
    }

    private record Remembered(Failure failure, Instant at) {}

    private record Flight<T>(CompletableFuture<Told<T>> landed, long startedNanos) {}

    /** @param call looks once more whether the answer is known: another call may just have ended; keeps it before it returns */
    Told<T> ask(Supplier<Told<T>> call) {
        Failure recent = recentFailure();
        if (recent != null) {
            return new Told.Failed<>(recent);
        }
        Flight<T> mine = new Flight<>(new CompletableFuture<>(), System.nanoTime());
        Flight<T> others = underWay.compareAndExchange(null, mine);
        return others == null ? fly(mine, call) : awaited(others);
    }

    private Told<T> fly(Flight<T> mine, Supplier<Told<T>> call) {
        try {
            Told<T> told = call.get();
            failed = switch (told) {
                case Told.Answer<T> answer -> null;
                case Told.Failed<T> unanswered -> new Remembered(unanswered.failure(), clock.instant());
            };
            mine.landed().complete(told);
            return told;
        } finally {
            underWay.set(null);
            // after our bug, which is the caller's to tell, nobody must be left waiting; otherwise this does nothing
            mine.landed().complete(new Told.Failed<>(unanswered("broke off")));
        }
    }

    private Told<T> awaited(Flight<T> others) {
        long left = patience.toNanos() - (System.nanoTime() - others.startedNanos());
        try {
            return others.landed().get(Math.max(left, 0), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            return new Told.Failed<>(unanswered("has no answer after " + patience.toMillis() + " ms"));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Told.Failed<>(unanswered("was not waited for"));
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private @Nullable Failure recentFailure() {
        Remembered last = failed;
        if (last == null) {
            return null;
        }
        Duration ago = Duration.between(last.at(), clock.instant());
        return !ago.isNegative() && ago.compareTo(MOMENT) < 0 ? last.failure() : null;
    }

    private Failure unanswered(String why) {
        return Failure.notSent("commercetools is being asked by another call (" + subject + "), which " + why, null);
    }
}
