package sandbox.orderflow;

/**
 * What pushes did since the start.
 *
 * @param made messages, each with an id of its own
 * @param sent requests, {@code accepted} messages, {@code retried} tries after one that failed
 * @param repeated messages sent once more on purpose, {@code overtaken} messages that waited for a later one
 * @param givenUp messages never accepted within their tries
 */
public record PushCounts(
        long made, long sent, long accepted, long retried, long repeated, long overtaken, long givenUp) {}
