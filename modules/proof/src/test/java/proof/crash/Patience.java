package proof.crash;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.assertj.core.api.Assertions;

/** Waiting for other processes. */
final class Patience {

    private static final long LOOK_NANOS = Duration.ofMillis(50).toNanos();

    private Patience() {}

    static boolean reached(Duration longest, BooleanSupplier condition) {
        long end = System.nanoTime() + longest.toNanos();
        boolean holds = condition.getAsBoolean();
        while (!holds && System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK_NANOS);
            holds = condition.getAsBoolean();
        }
        return holds;
    }

    static void until(Duration longest, String what, BooleanSupplier condition) {
        Assertions.assertThat(reached(longest, condition))
                .as(what + " within " + longest.toSeconds() + " s")
                .isTrue();
    }
}
