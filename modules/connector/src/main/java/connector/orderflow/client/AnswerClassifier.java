package connector.orderflow.client;

import connector.audit.Failure;
import connector.audit.FailureKind;
import connector.http.HttpAnswer;
import connector.orderflow.wire.MalformedXml;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an HTTP answer means, by reference §1.7, row by row. */
final class AnswerClassifier {

    private final List<String> permanentExceptions;
    private final Clock clock;

    /** @param permanentExceptions class names, with or without their package */
    AnswerClassifier(List<String> permanentExceptions, Clock clock) {
        this.permanentExceptions = List.copyOf(permanentExceptions);
        this.clock = clock;
    }

    <T> Reading<T> classify(HttpAnswer answer, AnswerReader<T> reader) {
        return switch (answer) {
            case HttpAnswer.NoAnswer(String why, boolean sent) ->
                new Reading.Unusable<>(new Failure(FailureKind.NO_ANSWER, why, sent, null), false);
            case HttpAnswer.TooLarge tooLarge ->
                new Reading.TooLarge<>(
                        new Failure(FailureKind.BROKEN_ANSWER, "OrderFlow gave " + tooLarge.why(), true, null));
            case HttpAnswer.Received received -> received(received, reader);
        };
    }

    /** The same for an answer whose body has passed through the list. */
    <T> Reading<T> classify(HttpAnswer answer, StreamedList<?, T> list) {
        boolean passed = answer instanceof HttpAnswer.Received received && received.status() / 100 == 2;
        return passed ? streamed(list) : classify(answer, body -> list.result());
    }

    private static <T> Reading<T> streamed(StreamedList<?, T> list) {
        try {
            return new Reading.Usable<>(list.result());
        } catch (MalformedXml | UnusableAnswer unreadable) {
            return broken("an answer we cannot read: " + unreadable.getMessage());
        }
    }

    private <T> Reading<T> received(HttpAnswer.Received answer, AnswerReader<T> reader) {
        int status = answer.status();
        return switch (status) {
            case 401, 403, 412 ->
                unusable(FailureKind.REFUSED, said(answer, "our credentials are refused"), null, true);
            // 425 and 429 turn the request away before it is looked at; behind the others it may have been worked on
            case 425, 429 -> unusable(notTaken(said(answer, "too many requests"), wait(answer)));
            case 408 -> unusable(FailureKind.NO_ANSWER, said(answer, "request timed out"), wait(answer), false);
            default -> {
                if (status >= 200 && status < 300) {
                    yield document(answer.body(), reader);
                }
                if (status >= 400 && status < 500) {
                    yield refusal(answer);
                }
                yield status >= 500
                        ? unusable(FailureKind.NO_ANSWER, said(answer, "OrderFlow is in trouble"), wait(answer), false)
                        : unusable(FailureKind.BROKEN_ANSWER, said(answer, "not an answer"), null, false);
            }
        };
    }

    private <T> Reading<T> document(byte[] body, AnswerReader<T> reader) {
        if (new String(body, java.nio.charset.StandardCharsets.ISO_8859_1).isBlank()) {
            return broken("an empty answer");
        }
        if (ErrorPage.startsAsHtml(body)) {
            return page(body);
        }
        try {
            ErrorPage.Outline outline = ErrorPage.outline(body);
            if (outline.isHtml()) {
                return page(body);
            }
            Optional<ErrorPage.Complaint> complaint = ErrorPage.complaint(body, outline);
            return complaint.isPresent() ? complained(complaint.get()) : new Reading.Usable<>(reader.read(body));
        } catch (MalformedXml | UnusableAnswer unreadable) {
            return broken("an answer we cannot read: " + unreadable.getMessage());
        }
    }

    private static <T> Reading<T> page(byte[] body) {
        return broken("an HTML page instead of an answer: " + ErrorPage.words(body));
    }

    private <T> Reading<T> complained(ErrorPage.Complaint complaint) {
        return permanent(complaint)
                ? complaint(complaint)
                : unusable(FailureKind.BROKEN_ANSWER, complaint.words(), null, false);
    }

    /** The status says permanent; an error document may still tell more precisely what is wrong. */
    private <T> Reading<T> refusal(HttpAnswer.Received answer) {
        try {
            Optional<ErrorPage.Complaint> complaint =
                    ErrorPage.complaint(answer.body(), ErrorPage.outline(answer.body()));
            if (complaint.isPresent()) {
                return permanent(complaint.get())
                        ? complaint(complaint.get())
                        : unusable(
                                FailureKind.REFUSED,
                                "HTTP " + answer.status() + ": "
                                        + complaint.get().words(),
                                null,
                                false);
            }
        } catch (MalformedXml noDocument) {
            // the usual case: an HTML page or plain text
        }
        return unusable(FailureKind.REFUSED, said(answer, "refused"), null, false);
    }

    private boolean permanent(ErrorPage.Complaint complaint) {
        return permanentExceptions.stream().anyMatch(complaint::names);
    }

    private static <T> Reading<T> complaint(ErrorPage.Complaint complaint) {
        return new Reading.Complaint<>(
                complaint.names("MissingDataException"), Failure.of(FailureKind.REFUSED, complaint.words()));
    }

    private static String said(HttpAnswer.Received answer, String ours) {
        String theirs = ErrorPage.words(answer.body());
        return "HTTP " + answer.status() + ", " + ours + (theirs.isEmpty() ? "" : ": " + theirs);
    }

    private @Nullable Duration wait(HttpAnswer.Received answer) {
        return RetryAfter.of(answer.headers().get("retry-after"), clock.instant());
    }

    private static Failure notTaken(String words, @Nullable Duration retryAfter) {
        return new Failure(FailureKind.NO_ANSWER, words, false, retryAfter);
    }

    private static <T> Reading<T> broken(String words) {
        return unusable(Failure.of(FailureKind.BROKEN_ANSWER, words));
    }

    private static <T> Reading<T> unusable(
            FailureKind kind, String words, @Nullable Duration retryAfter, boolean credentials) {
        return new Reading.Unusable<>(new Failure(kind, words, kind != FailureKind.REFUSED, retryAfter), credentials);
    }

    private static <T> Reading<T> unusable(Failure failure) {
        return new Reading.Unusable<>(failure, false);
    }
}
