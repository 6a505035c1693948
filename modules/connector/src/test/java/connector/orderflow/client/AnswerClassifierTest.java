package connector.orderflow.client;

import static org.assertj.core.api.Assertions.assertThat;

import connector.audit.Failure;
import connector.audit.FailureKind;
import connector.http.HttpAnswer;
import connector.orderflow.wire.SecureXml;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reference §1.7, row by row. */
class AnswerClassifierTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

    private final AnswerClassifier classifier =
            new AnswerClassifier(List.of("MissingDataException"), Clock.fixed(NOW, ZoneOffset.UTC));

    private Reading<String> classify(HttpAnswer answer) {
        return classifier.classify(answer, xml -> SecureXml.tree(xml).name());
    }

    private Reading<String> classify(int status, String body) {
        return classify(new HttpAnswer.Received(status, Map.of(), body.getBytes(StandardCharsets.UTF_8)));
    }

    private static Failure failure(Reading<String> reading) {
        assertThat(reading).isInstanceOf(Reading.Unusable.class);
        return ((Reading.Unusable<String>) reading).failure();
    }

    @Test
    void aConnectionThatWasNeverMadeHadNoEffect() {
        Failure failure = failure(classify(new HttpAnswer.NoAnswer("refused", false)));
        assertThat(failure.kind()).isEqualTo(FailureKind.NO_ANSWER);
        assertThat(failure.mayHaveHappened()).isFalse();
    }

    @Test
    void theirWordsBringNothingThatNoDatabaseTakes() {
        assertThat(failure(classify(404, "no \0 such order")).words()).contains("no \uFFFD such order");
        assertThat(failure(classify(500, "\uD83D\uDE00".repeat(200))).words()).endsWith("…");
    }

    @Test
    void aTimeOutAfterSendingMayHaveHappened() {
        Failure failure = failure(classify(new HttpAnswer.NoAnswer("time-out", true)));
        assertThat(failure.kind()).isEqualTo(FailureKind.NO_ANSWER);
        assertThat(failure.mayHaveHappened()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"408,true", "425,false", "429,false", "500,true", "502,true", "503,true", "504,true", "599,true"})
    void transientStatus(int status, boolean mayHaveHappened) {
        Failure failure = failure(classify(status, "<html><body><h2>ERROR</h2></body></html>"));
        assertThat(failure.kind()).isEqualTo(FailureKind.NO_ANSWER);
        assertThat(failure.mayHaveHappened()).isEqualTo(mayHaveHappened);
        assertThat(failure.words()).contains("HTTP " + status);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 412})
    void badCredentialsStopTheDestination(int status) {
        Reading<String> reading = classify(status, "auth exception");
        assertThat(failure(reading).kind()).isEqualTo(FailureKind.REFUSED);
        assertThat(failure(reading).mayHaveHappened()).isFalse();
        assertThat(((Reading.Unusable<String>) reading).credentials()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 405, 413, 415, 422})
    void otherRefusalsArePermanentForTheMessage(int status) {
        Reading<String> reading = classify(status, "<html><head><title>Bad</title></head><p>no such channel</html>");
        assertThat(failure(reading).kind()).isEqualTo(FailureKind.REFUSED);
        assertThat(failure(reading).mayHaveHappened()).isFalse();
        assertThat(((Reading.Unusable<String>) reading).credentials()).isFalse();
    }

    @Test
    void aRedirectIsNoAnswerToAnImport() {
        assertThat(failure(classify(302, "")).kind()).isEqualTo(FailureKind.BROKEN_ANSWER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><head><title>Oops</title></head><body><h2>ERROR 17</h2><p>stack</p></body></html>",
                "<!DOCTYPE html>\n<html><head><title>Oops</title><body><h2>ERROR 17<br></h2></body></html>",
                "<html xmlns='http://www.w3.org/1999/xhtml'><body><h2>ERROR 17</h2></body></html>"
            })
    void anErrorPageWithStatus200IsBrokenAndMayHaveHappened(String page) {
        Failure failure = failure(classify(200, page));
        assertThat(failure.kind()).isEqualTo(FailureKind.BROKEN_ANSWER);
        assertThat(failure.mayHaveHappened()).isTrue();
        assertThat(failure.words()).contains("ERROR 17");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n ", "not xml at all", "<importResult><importSucc", "{\"json\": true}"})
    void anEmptyOrUnreadableBodyIsBrokenAndMayHaveHappened(String body) {
        Failure failure = failure(classify(200, body));
        assertThat(failure.kind()).isEqualTo(FailureKind.BROKEN_ANSWER);
        assertThat(failure.mayHaveHappened()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<error><exception>rtd.exceptions.MissingDataException</exception><message>no order X</message></error>",
                "<error>rtd.exceptions.MissingDataException: no order X</error>",
                "<result><message>no order X</message><exception>MissingDataException</exception></result>"
            })
    void aListedExceptionIsPermanent(String document) {
        assertThat(classify(200, document)).isInstanceOfSatisfying(Reading.Complaint.class, complaint -> {
            assertThat(complaint.missingData()).isTrue();
            assertThat(complaint.failure().kind()).isEqualTo(FailureKind.REFUSED);
            assertThat(complaint.failure().words()).contains("no order X");
        });
    }

    @Test
    void aListedExceptionTellsMoreThanAStatusOf404() {
        assertThat(classify(404, "<error><exception>rtd.exceptions.MissingDataException</exception></error>"))
                .isInstanceOf(Reading.Complaint.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<error><exception>rtd.exceptions.LockException</exception><message>busy</message></error>",
                "<error>something else</error>",
                "<x><exception>org.x.NotMissingDataException</exception></x>"
            })
    void anyOtherExceptionIsTriedAgain(String document) {
        Failure failure = failure(classify(200, document));
        assertThat(failure.kind()).isEqualTo(FailureKind.BROKEN_ANSWER);
        assertThat(failure.mayHaveHappened()).isTrue();
    }

    @Test
    void aDocumentIsReadEvenWhenItSpellsItsEncodingAsTheSamplesDo() {
        assertThat(classify(200, "\n<?xml version=\"1.0\" encoding=\"UTF8\"?><importResult>é</importResult>"))
                .isEqualTo(new Reading.Usable<>("importResult"));
    }

    @Test
    void theWaitTheyAskForIsObeyed() {
        assertThat(asked("30")).isEqualTo(Duration.ofSeconds(30));
        assertThat(asked("Mon, 2 Mar 2026 09:02:00 GMT")).isEqualTo(Duration.ofMinutes(2));
        assertThat(asked("99999999")).isEqualTo(Duration.ofHours(1));
        assertThat(asked("soon")).isNull();
    }

    private Duration asked(String header) {
        return failure(classify(new HttpAnswer.Received(503, Map.of("retry-after", header), new byte[0])))
                .retryAfter();
    }

    @Test
    void theirWordsAreShownWithoutMailAddresses() {
        assertThat(failure(classify(400, "unknown customer ann@example.com")).words())
                .contains("unknown customer")
                .doesNotContain("ann@");
    }
}
