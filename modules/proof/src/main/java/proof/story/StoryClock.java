package proof.story;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that runs as fast as the system's, from another day, and can be put forward. */
final class StoryClock extends Clock {

    private final Clock system = Clock.systemUTC();
    private volatile Duration ahead;

    StoryClock(Instant start) {
        ahead = Duration.between(system.instant(), start);
    }

    /** Puts the clock forward to this time; one that is past already leaves it as it is. */
    void to(Instant time) {
        if (time.isAfter(instant())) {
            ahead = Duration.between(system.instant(), time);
        }
    }

    @Override
    public Instant instant() {
        return system.instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return system.withZone(zone).equals(this) ? this : Clock.offset(system.withZone(zone), ahead);
    }
}
