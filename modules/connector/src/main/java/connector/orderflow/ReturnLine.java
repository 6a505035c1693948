package connector.orderflow;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of a return that the warehouse has received (reference §2.13, §3.6): a fact, counted once.
 *
 * @param key tells it from every other line of the same source, and is the same when it is told again. Of a push:
 *     {@code push/<destination>/<return id>/<product>/<n>}, the n-th line of this product in the return. Of the report, which has no ids:
 *     {@code report/<destination>/<hash>/<n>} over order reference, product, authorisation and returned date, the n-th of those
 * @param orderReference OrderFlow's order, null when not said
 * @param reason, condition, type OrderFlow's words, null when not said
 * @param refund the warehouse's verdict, null when not said (the report never says)
 * @param told when it happened there, null when not said
 * @param channel OrderFlow's channel of the order, null when not said (a push never says)
 */
public record ReturnLine(
        String key,
        String destination,
        @Nullable String orderReference,
        @Nullable String authorisation,
        String product,
        long quantity,
        @Nullable String reason,
        @Nullable String condition,
        @Nullable String type,
        @Nullable Boolean refund,
        @Nullable Instant told,
        @Nullable String channel) {

    /** Kind of the work items made from return pushes and from the report. */
    public static final String RETURN_NEWS = "orderflow.return";

    private static final String REPORT = "report/";
    private static final String PUSH = "push/";

    /** Whether a push told it; else the report did. */
    public boolean pushed() {
        return key.startsWith(PUSH);
    }

    /** What finds the order: the order reference, else the authorisation; empty when neither is said. */
    public String subject() {
        return orderReference != null ? orderReference : authorisation != null ? authorisation : "";
    }

    static String pushKey(String destination, String returnId, String product, int n) {
        return PUSH + destination + "/" + returnId + "/" + product + "/" + n;
    }

    /** @param n counts lines that are alike from 1 */
    public static String reportKey(String destination, String alike, int n) {
        return REPORT + destination + "/" + alike + "/" + n;
    }
}
