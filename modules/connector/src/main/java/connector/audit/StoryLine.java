package connector.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One thing that happened to an order, as it was kept: without secrets and personal data. */
public sealed interface StoryLine {

    /** Rises with every line ever kept; decides the order of lines with equal times. */
    long id();

    Instant at();

    /** The same for everything that one message set in motion. */
    String correlationId();

    /** The lane of work this happened in, null for what happened before a lane was known. */
    @Nullable
    String lane();

    /** A call in either direction. */
    record Exchanged(
            long id, String correlationId, @Nullable String lane, Exchange exchange) implements StoryLine {

        @Override
        public Instant at() {
            return exchange.at();
        }
    }

    /** A decision of ours. */
    record Decided(long id, String correlationId, @Nullable String lane, Decision decision) implements StoryLine {

        @Override
        public Instant at() {
            return decision.at();
        }
    }
}
