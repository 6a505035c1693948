package sandbox.commercetools.notify;

import java.time.Duration;

/**
 * How notifications travel to an intake, and how badly.
 *
 * @param parallel how many are under way at a time
 * @param repeatShare share (0 to 1) of the messages that come a second time although they were acknowledged
 * @param delayShare share that is held back for up to {@code longestDelay}, so that later ones overtake
 * @param withoutPayloadShare share that comes as {@code payloadNotIncluded}
 * @param firstBackoff pause before the second try of what was not acknowledged; doubles up to {@code longestBackoff}
 */
public record DeliveryOptions(
        Envelope envelope,
        int parallel,
        double repeatShare,
        double delayShare,
        double withoutPayloadShare,
        Duration longestDelay,
        Duration firstBackoff,
        Duration longestBackoff,
        Duration timeout,
        long seed) {

    /** Well behaved: one delivery each, at once, sixteen at a time. */
    public static DeliveryOptions of(Envelope envelope) {
        return new DeliveryOptions(
                envelope,
                16,
                0,
                0,
                0,
                Duration.ofMillis(500),
                Duration.ofMillis(100),
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                1);
    }

    public DeliveryOptions parallel(int most) {
        return new DeliveryOptions(
                envelope,
                most,
                repeatShare,
                delayShare,
                withoutPayloadShare,
                longestDelay,
                firstBackoff,
                longestBackoff,
                timeout,
                seed);
    }

    /** @param repeats share that comes twice
     * @param delays share that is overtaken
     * @param withoutPayload share without the payload */
    public DeliveryOptions misbehaving(double repeats, double delays, double withoutPayload) {
        return new DeliveryOptions(
                envelope,
                parallel,
                repeats,
                delays,
                withoutPayload,
                longestDelay,
                firstBackoff,
                longestBackoff,
                timeout,
                seed);
    }

    public DeliveryOptions pauses(Duration newLongestDelay, Duration newFirstBackoff, Duration newLongestBackoff) {
        return new DeliveryOptions(
                envelope,
                parallel,
                repeatShare,
                delayShare,
                withoutPayloadShare,
                newLongestDelay,
                newFirstBackoff,
                newLongestBackoff,
                timeout,
                seed);
    }

    public DeliveryOptions seeded(long newSeed) {
        return new DeliveryOptions(
                envelope,
                parallel,
                repeatShare,
                delayShare,
                withoutPayloadShare,
                longestDelay,
                firstBackoff,
                longestBackoff,
                timeout,
                newSeed);
    }
}
