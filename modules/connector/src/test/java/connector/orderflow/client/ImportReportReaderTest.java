package connector.orderflow.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import connector.audit.FailureKind;
import connector.orderflow.DestinationSettings;
import connector.orderflow.OrderFlow.ImportAnswer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reference §1.6: failure before duplicate before success, and nothing is no verdict. */
class ImportReportReaderTest {

    private static final String SUCCESS =
            "<importSuccesses><import externalReference='CT-1' entity='order' item='7'/></importSuccesses>";
    private static final String DUPLICATE =
            "<importDuplicates><import externalReference='CT-1'><duplicateMessage>there</duplicateMessage></import></importDuplicates>";

    private static String failure(String message, String detail) {
        return "<importFailures><import externalReference='CT-1'><failureMessage>" + message
                + "</failureMessage><failureDetail>" + detail + "</failureDetail></import></importFailures>";
    }

    private static ImportAnswer read(String lists) {
        return new ImportReportReader("CT-1", List.of(Pattern.compile("(?i)deadlock")))
                .read(("<importResult>" + lists + "</importResult>").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aSuccessLineMeansImported() {
        assertThat(read(SUCCESS + SUCCESS)).isEqualTo(new ImportAnswer.Imported());
    }

    @Test
    void aDuplicateLineCountsMoreThanASuccessLine() {
        assertThat(read(SUCCESS + DUPLICATE)).isEqualTo(new ImportAnswer.AlreadyThere("there"));
    }

    @Test
    void aFailureLineCountsMoreThanBoth() {
        assertThat(read(SUCCESS + DUPLICATE + failure("no product MUG", "at rtd.Import.java:7")))
                .isEqualTo(new ImportAnswer.Refused("no product MUG"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Product 'MUG' is not known",
                "product MUG not found",
                "Unknown product MUG",
                "No such product: MUG",
                "Product with reference MUG does not exist"
            })
    void aFailureForWantOfAProductSaysSo(String words) {
        List<Pattern> usual = DestinationSettings.Phrases.DEFAULT.unknownProduct().stream()
                .map(Pattern::compile)
                .toList();
        ImportReportReader reader = new ImportReportReader(
                "CT-1",
                List.of(),
                said -> usual.stream().anyMatch(each -> each.matcher(said).find()));
        for (String report : List.of(failure(words, "x"), failure("refused", words))) {
            assertThat(reader.read(("<importResult>" + report + "</importResult>").getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOfSatisfying(
                            ImportAnswer.Refused.class,
                            refused -> assertThat(refused.unknownProduct()).isTrue());
        }
        assertThat(reader.read(("<importResult>" + failure("product MUG is discontinued", "x") + "</importResult>")
                        .getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new ImportAnswer.Refused("product MUG is discontinued"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFailureThatMayPassIsTriedAgainAfterALook(boolean inMessage) {
        ImportAnswer answer = read(inMessage ? failure("Deadlock found", "") : failure("oops", "x deadlock y"));
        assertThat(answer).isInstanceOfSatisfying(ImportAnswer.Failed.class, failed -> {
            assertThat(failed.failure().kind()).isEqualTo(FailureKind.NO_ANSWER);
            assertThat(failed.failure().mayHaveHappened()).isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<importSuccesses/>",
                "<importSuccesses><import externalReference='CT-2'/></importSuccesses>",
                "<import externalReference='CT-1' status='unsuccessful'/>",
                "<import externalReference='CT-1'/>"
            })
    void whatDoesNotSpeakOfOurImportIsNoVerdict(String lists) {
        assertThatThrownBy(() -> read(lists)).isInstanceOf(UnusableAnswer.class);
    }

    @Test
    void theStatusAttributeCountsWhereTheListsAreSilent() {
        assertThat(read("<import externalReference='CT-1' status='Success'/>")).isEqualTo(new ImportAnswer.Imported());
        assertThat(read("<import externalReference='CT-1' status='failed'/>")).isInstanceOf(ImportAnswer.Refused.class);
        assertThat(read(DUPLICATE + "<import externalReference='CT-1' status='success'/>"))
                .isInstanceOf(ImportAnswer.AlreadyThere.class);
    }

    @Test
    void namespacesAndAnotherRootDoNotMatter() {
        byte[] xml =
                "<o:report xmlns:o='urn:o'><o:importSuccesses><o:import externalReference=' CT-1 '/></o:importSuccesses></o:report>"
                        .getBytes(StandardCharsets.UTF_8);
        assertThat(new ImportReportReader("CT-1", List.of()).read(xml)).isEqualTo(new ImportAnswer.Imported());
    }
}
