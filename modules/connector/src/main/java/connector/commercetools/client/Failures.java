package connector.commercetools.client;

import connector.audit.Failure;
import connector.audit.FailureKind;
import connector.http.HttpAnswer;
import connector.http.HttpAnswer.NoAnswer;
import connector.http.HttpAnswer.Received;
import connector.http.HttpAnswer.TooLarge;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names what went wrong with an answer of commercetools (reference §4.2). */
final class Failures {

    private Failures() {}

    /** @param subject what we wanted, for the operator: {@code update order with addDelivery} */
    static Failure of(String subject, String method, HttpAnswer answer, Instant now) {
        boolean mayHaveHappened = RepeatRule.mayHaveHappened(method, answer);
        return switch (answer) {
            case NoAnswer unanswered ->
                new Failure(
                        FailureKind.NO_ANSWER,
                        "commercetools gave no answer (" + subject + "): " + unanswered.why(),
                        mayHaveHappened,
                        null);
            case TooLarge tooLarge ->
                new Failure(
                        FailureKind.BROKEN_ANSWER,
                        "commercetools gave " + tooLarge.why() + " (" + subject + ")",
                        mayHaveHappened,
                        null);
            case Received received -> of(subject, received, mayHaveHappened, RetryAfter.of(received, now));
        };
    }

    static Failure unreadable(String subject, String method) {
        return new Failure(
                FailureKind.BROKEN_ANSWER,
                "commercetools answered with something unreadable (" + subject + ")",
                RepeatRule.mayHaveHappened(method, new Received(200, Map.of(), new byte[0])),
                null);
    }

    private static Failure of(String subject, Received answer, boolean mayHaveHappened, @Nullable Duration retryAfter) {
        String words = "commercetools answered " + answer.status() + " (" + subject + ")" + said(answer);
        return new Failure(kind(answer.status()), words + hint(answer.status()), mayHaveHappened, retryAfter);
    }

    private static FailureKind kind(int status) {
        if (status == 429 || status >= 500) {
            return FailureKind.NO_ANSWER;
        }
        return status >= 400 ? FailureKind.REFUSED : FailureKind.BROKEN_ANSWER;
    }

    private static String said(Received answer) {
        String words = ErrorBody.read(answer.body()).words();
        return words.isEmpty() ? "" : ": " + words;
    }

    private static String hint(int status) {
        return switch (status) {
            case 401 -> ". Check clientId and clientSecret of the API client, and that it was not deleted";
            case 403 ->
                ". Check the scopes of the API client: manage_orders, view_messages and view_channels (or"
                        + " manage_products) are needed, and manage_payments for a payment note";
            default -> "";
        };
    }
}
