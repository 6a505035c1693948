package connector.audit;

import java.time.Instant;

/**
 * What we decided and why.
 *
 * @param verdict one lower-case word or two: released, waiting, parked, imported, skipped, …
 * @param why a sentence an operator understands, free of personal data
 */
public record Decision(Instant at, String verdict, String why) {}
