package connector.orderflow;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of {@code destinations} in connector.yaml: an OrderFlow account, and how to talk to it.
 *
 * @param name how rules, paths and rows call it
 * @param baseUrl with context path; a trailing slash is added when missing
 * @param channel OrderFlow's channel reference (orders)
 * @param organisation OrderFlow's organisation reference (products, stock, returns); empty: not sent
 * @param site warehouse reference; null: OrderFlow decides
 * @param timeZone of all OrderFlow time stamps, which carry none (reference §1.9)
 * @param timeout for one call
 * @param parallelCalls and {@code callsPerSecond}: OrderFlow names no limits, so ours are careful (reference §8 no. 22)
 * @param restAfterFailures how long nothing is sent after half of the last calls failed, or the credentials were refused
 * @param transientFailures regular expressions: an import failure matching one is tried again instead of parked
 * @param phrases how OrderFlow says what it says in words only
 */
public record DestinationSettings(
        String name,
        URI baseUrl,
        String user,
        String password,
        boolean passwordHeaders,
        ScopeTransport scopeTransport,
        String channel,
        String organisation,
        @Nullable String site,
        ZoneId timeZone,
        Duration timeout,
        int parallelCalls,
        int callsPerSecond,
        Duration restAfterFailures,
        List<String> transientFailures,
        List<String> permanentExceptions,
        BackslashPolicy backslash,
        Push push,
        Poll poll,
        Phrases phrases) {

    public DestinationSettings {
        transientFailures = List.copyOf(transientFailures);
        permanentExceptions = List.copyOf(permanentExceptions);
    }

    /**
     * What OrderFlow says in words only, as regular expressions. Its real words are not public (reference §1.6, §1.8).
     *
     * @param unknownProduct an import failure matching one says that OrderFlow lacks a product
     * @param refusedCancel an answer to a cancel matching one says no; any other says nothing, order detail does
     * @param unknownOrderIsNamed whether OrderFlow is believed not to know an order only if its answer names the reference: it
     *     complains about a wrong channel with the same exception
     */
    public record Phrases(List<String> unknownProduct, List<String> refusedCancel, boolean unknownOrderIsNamed) {

        public static final Phrases DEFAULT = new Phrases(
                List.of(
                        "(?i)product.*(not (known|found|exist)|unknown|does ?n.t exist|no such)",
                        "(?i)(unknown|no such|missing|cannot find) product"),
                List.of("(?i)no cancel operation performed", "(?i)result 'no_operation'"),
                true);

        public Phrases {
            unknownProduct = List.copyOf(unknownProduct);
            refusedCancel = List.copyOf(refusedCancel);
        }
    }

    /** How organisation and channel are named to OrderFlow (reference §1.2). */
    public enum ScopeTransport {
        HEADER,
        QUERY,
        BOTH
    }

    /** What happens to a backslash in a value: OrderFlow may read values as Java properties (reference §1.5). */
    public enum BackslashPolicy {
        REPLACE,
        DOUBLE,
        KEEP
    }

    /**
     * How OrderFlow reaches us at {@code /in/orderflow/{destination}/…}. Basic auth or a path token; one must be set.
     *
     * @param pathToken accepted as the path segment behind the destination
     * @param answer body of a good answer; {@code {messageId}} is filled in
     */
    public record Push(
            @Nullable String user,
            @Nullable String password,
            @Nullable String pathToken,
            int maxBodyBytes,
            String answerContentType,
            String answer,
            String errorAnswer) {}

    /**
     * What OrderFlow is asked for by itself.
     *
     * @param enabled the despatches poll
     * @param overlap each window starts this much before the last one ended: time stamps have no zone and may be late
     * @param lookBack how far the very first window reaches
     * @param pendingInterval of the pending poll; zero: there is none
     * @param silentAfter an order nobody has heard of for so long is asked for; zero: none is
     */
    public record Poll(
            boolean enabled,
            Duration interval,
            Duration overlap,
            Duration lookBack,
            Duration pendingInterval,
            Duration silentAfter) {

        /** The despatches poll alone. */
        public Poll(boolean enabled, Duration interval, Duration overlap, Duration lookBack) {
            this(enabled, interval, overlap, lookBack, Duration.ZERO, Duration.ZERO);
        }
    }
}
