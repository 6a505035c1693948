package sandbox.commercetools;

import java.time.Duration;
import sandbox.commercetools.generate.Mix;

/**
 * What can be chosen about the stand-in.
 *
 * @param tokenLifetime how long a bearer token is accepted
 * @param appendsSyncInfo whether a second SyncInfo for the same channel is added beside the first; which of the two the
 *     platform does is not in its spec (reference §12), so rehearse both
 * @param seed the same seed gives the same ids and orders
 * @param mix what generated orders are like
 */
public record Settings(
        String clientId, String clientSecret, Duration tokenLifetime, boolean appendsSyncInfo, long seed, Mix mix) {

    /** Client {@code sandbox} with secret {@code sandbox}, tokens for two days, SyncInfo replaced. */
    public static Settings standard() {
        return new Settings("sandbox", "sandbox", Duration.ofHours(48), false, 1, Mix.standard());
    }

    public Settings client(String id, String secret) {
        return new Settings(id, secret, tokenLifetime, appendsSyncInfo, seed, mix);
    }

    public Settings tokensFor(Duration lifetime) {
        return new Settings(clientId, clientSecret, lifetime, appendsSyncInfo, seed, mix);
    }

    public Settings appendingSyncInfo() {
        return new Settings(clientId, clientSecret, tokenLifetime, true, seed, mix);
    }

    public Settings seeded(long newSeed) {
        return new Settings(clientId, clientSecret, tokenLifetime, appendsSyncInfo, newSeed, mix);
    }

    public Settings mixed(Mix newMix) {
        return new Settings(clientId, clientSecret, tokenLifetime, appendsSyncInfo, seed, newMix);
    }
}
