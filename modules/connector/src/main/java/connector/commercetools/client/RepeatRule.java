package connector.commercetools.client;

import connector.http.HttpAnswer;
import connector.http.HttpAnswer.NoAnswer;
import connector.http.HttpAnswer.Received;
import connector.http.HttpAnswer.TooLarge;

/** Which answers may pass when asked again, and which writes certainly did nothing (reference §4.2, §7.3). */
final class RepeatRule {

    private RepeatRule() {}

    /** Whether the same request may be sent again, here and now. */
    static boolean mayRepeat(String method, HttpAnswer answer) {
        return mayPass(answer) && (reads(method) || !mayHaveHappened(method, answer));
    }

    /** False only when the request certainly changed nothing at commercetools. */
    static boolean mayHaveHappened(String method, HttpAnswer answer) {
        return !reads(method)
                && switch (answer) {
                    case NoAnswer unanswered -> unanswered.sent();
                    case TooLarge tooLarge -> tooLarge.status() < 400 || tooLarge.status() >= 500;
                    case Received received ->
                        switch (received.status()) {
                            case 429, 503 -> false;
                            // in commercetools' own words a bad gateway never reached the store; any other box's 502
                            // says nothing about what stood behind it
                            case 502 -> ErrorBody.read(received.body()).codes().isEmpty();
                            default -> received.status() < 400 || received.status() >= 500;
                        };
                };
    }

    private static boolean mayPass(HttpAnswer answer) {
        return switch (answer) {
            case NoAnswer _ -> true;
            case TooLarge _ -> false;
            case Received received ->
                switch (received.status()) {
                    case 429, 500, 502, 503, 504 -> true;
                    default -> false;
                };
        };
    }

    private static boolean reads(String method) {
        return method.equals("GET") || method.equals("HEAD");
    }
}
