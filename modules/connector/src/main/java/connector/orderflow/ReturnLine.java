package connector.orderflow;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One line of a return that the warehouse has received (reference §2.13, §3.6): a fact, counted once.
 *
 * @param key tells it from every other line of the same source, and is the same when it is told again. Of a push:
 *     {@code push/<destination>/<return id>/<product>/<n>}, the n-th line of this product in the return. Of the report, which has no ids:
 *     {@code report/<destination>/<hash>/<n>} over order reference, product, authorisation and returned date, the n-th of those; where
 *     the report says when it was completed, {@code <hash>@<day>}: lines that are alike and were completed on two days are two
 * @param orderReference OrderFlow's order, null when not said
 * @param reason, condition, type OrderFlow's words, null when not said
 * @param refund the warehouse's verdict, null when not said (the report never says)
 * @param told when it happened there, null when not said
 * @param channel OrderFlow's channel of the order, null when not said (a push never says)
 * @param completedAs of the report: the key under which the same line is listed since it says when it was completed; null when it has one key
 * @param correctedBy the item that last brought something else of this line than was known; null where nothing did
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
        @Nullable String channel,
        @Nullable String completedAs,
        @Nullable Long correctedBy) {

    public ReturnLine(
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
        this(
                key,
                destination,
                orderReference,
                authorisation,
                product,
                quantity,
                reason,
                condition,
                type,
                refund,
                told,
                channel,
                null,
                null);
    }

    /** Kind of the work items made from return pushes and from the report. */
    public static final String RETURN_NEWS = "orderflow.return";

    private static final String REPORT = "report/";
    private static final String PUSH = "push/";
    private static final String COMPLETED = "@";

    /** Whether a push told it; else the report did. */
    public boolean pushed() {
        return key.startsWith(PUSH);
    }

    /** What finds the order: the order reference, else the authorisation; empty when neither is said. */
    public String subject() {
        return orderReference != null ? orderReference : authorisation != null ? authorisation : "";
    }

    /** The same line under the key it has had, as it was known by other keys and items. */
    public ReturnLine keptAs(String first, @Nullable String completed, @Nullable Long corrected) {
        return new ReturnLine(
                first,
                destination,
                orderReference,
                authorisation,
                product,
                quantity,
                reason,
                condition,
                type,
                refund,
                told,
                channel,
                completed,
                corrected);
    }

    /** Whether this line was listed before it was completed, and the other may be the same, completed by now. */
    public boolean mayBeCompletedAs(ReturnLine other) {
        int day = other.key.indexOf(COMPLETED);
        return completedAs == null
                && day > 0
                && key.startsWith(REPORT)
                && key.startsWith(other.key.substring(0, day) + "/");
    }

    /** @param day null: the report does not say when it was completed */
    static String alike(String hash, @Nullable LocalDate day) {
        return day == null ? hash : hash + COMPLETED + day;
    }

    static String pushKey(String destination, String returnId, String product, int n) {
        return PUSH + destination + "/" + returnId + "/" + product + "/" + n;
    }

    /** @param n counts lines that are alike from 1 */
    public static String reportKey(String destination, String alike, int n) {
        return REPORT + destination + "/" + alike + "/" + n;
    }
}
