package connector.orderflow.client;

import connector.audit.FailureKind;
import connector.audit.Trail;
import connector.http.HttpCalls;
import connector.orderflow.DestinationSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** One OrderFlow account: how it is called, how its answers are read, and the gate before it. */
final class Destination {

    private final DestinationSettings settings;
    private final HttpCalls http;
    private final Calls calls;
    private final AnswerClassifier classifier;
    private final Gate gate;
    private final List<Pattern> transientFailures;
    private final List<Pattern> unknownProduct;
    private final List<Pattern> refusedCancel;

    Destination(DestinationSettings settings, HttpCalls http, Duration patience, Clock clock) {
        this.settings = settings;
        this.http = http;
        this.calls = new Calls(settings);
        this.classifier = new AnswerClassifier(settings.permanentExceptions(), clock);
        this.gate = new Gate(settings, patience, clock);
        this.transientFailures = patterns(settings.transientFailures());
        this.unknownProduct = patterns(settings.phrases().unknownProduct());
        this.refusedCancel = patterns(settings.phrases().refusedCancel());
    }

    private static List<Pattern> patterns(List<String> expressions) {
        return expressions.stream().map(Pattern::compile).toList();
    }

    DestinationSettings settings() {
        return settings;
    }

    List<Pattern> transientFailures() {
        return transientFailures;
    }

    /** Whether these words say that a product is not known. */
    boolean lacksProduct(String words) {
        return unknownProduct.stream().anyMatch(each -> each.matcher(words).find());
    }

    List<Pattern> refusedCancel() {
        return refusedCancel;
    }

    /** Whether a complaint of missing data is about this order: a wrong channel is complained about with the same exception. */
    boolean isAbout(String orderReference, String words) {
        return !settings.phrases().unknownOrderIsNamed()
                || Pattern.compile("(?<![\\w-])" + Pattern.quote(orderReference.strip()) + "(?![\\w-])")
                        .matcher(words)
                        .find();
    }

    /** A read whose answer got lost is asked once more; a write never is. */
    <T> Reading<T> ask(Ask ask, AnswerReader<T> reader) {
        Reading<T> first = once(ask, reader, 1);
        return ask.repeatable() && worthAnotherTry(first) ? once(ask, reader, 2) : first;
    }

    /** A list that is too long to be kept is asked for again, and read as it comes. */
    <E, T> Reading<T> askForList(Ask ask, ListReader<E, T> reader) {
        Reading<T> whole = ask(ask, reader);
        return whole instanceof Reading.TooLarge<T> ? streamed(ask, reader) : whole;
    }

    private <E, T> Reading<T> streamed(Ask ask, ListReader<E, T> reader) {
        return gate.pass(() -> {
            StreamedList<E, T> list = new StreamedList<>(reader);
            return classifier.classify(http.send(calls.of(ask, Trail.current().correlationId(), 1), list), list);
        });
    }

    private <T> Reading<T> once(Ask ask, AnswerReader<T> reader, int attempt) {
        return gate.pass(() ->
                classifier.classify(http.send(calls.of(ask, Trail.current().correlationId(), attempt)), reader));
    }

    private static boolean worthAnotherTry(Reading<?> reading) {
        return reading instanceof Reading.Unusable<?> unusable
                && !unusable.credentials()
                && unusable.failure().retryAfter() == null
                && unusable.failure().kind() != FailureKind.REFUSED;
    }
}
