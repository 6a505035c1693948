package proof.bench;

import java.net.URI;
import java.util.List;
import java.util.Map;

/** What the bench and the JVM of its sandbox tell each other, a line of JSON each. */
final class SandboxWords {

    static final String PLACE = "place";
    static final String OUTSTANDING = "outstanding";
    static final String SYNCED = "synced";
    static final String COUNTS = "counts";
    static final String RECORD = "record";
    static final String RECORDED = "recorded";

    private SandboxWords() {}

    /** The two systems. */
    enum Side {
        COMMERCETOOLS,
        ORDERFLOW
    }

    /** @param orderFlow with context path and trailing slash */
    record Addresses(URI commercetools, URI orderFlow) {}

    /** @param notification OrderCreated in the Platform format, order snapshot included, as a subscription sends it */
    record Placed(String id, String number, String notification) {}

    /** @param at of the SyncInfo, milliseconds since 1970 by the clock of this machine */
    record Synced(String id, long at) {}

    /** @param body UTF-8 */
    record Call(
            Side side,
            String method,
            String path,
            Map<String, List<String>> query,
            Map<String, String> headers,
            String body) {}

    /** Since the sandbox started. @param calls by method and path, ids replaced by {@code {id}} */
    record Counts(Map<String, Long> calls, long imported, long duplicates, long failures) {}
}
