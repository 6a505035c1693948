package connector.orderflow.client;

import connector.audit.Failure;
import connector.audit.FailureKind;
import connector.orderflow.OrderFlow.ImportAnswer;
import connector.orderflow.wire.SecureXml;
import connector.orderflow.wire.XmlElement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The verdict on one import (reference §1.6): a failure line counts before a duplicate line, that before a success line;
 * none of them is no verdict.
 */
final class ImportReportReader implements AnswerReader<ImportAnswer> {

    private static final Set<String> FAILED = Set.of("failure", "failed", "error");
    private static final Set<String> DUPLICATE = Set.of("duplicate");
    private static final Set<String> SUCCEEDED = Set.of("success", "succeeded", "ok");

    private final String reference;
    private final List<Pattern> transientFailures;
    private final Predicate<String> lacksProduct;

    /** @param reference of the import that was sent; lines of other imports say nothing about it */
    ImportReportReader(String reference, List<Pattern> transientFailures) {
        this(reference, transientFailures, words -> false);
    }

    /** @param lacksProduct whether a failure's words say that a product is not known */
    ImportReportReader(String reference, List<Pattern> transientFailures, Predicate<String> lacksProduct) {
        this.lacksProduct = lacksProduct;
        this.reference = reference.strip();
        this.transientFailures = List.copyOf(transientFailures);
    }

    @Override
    public ImportAnswer read(byte[] xml) {
        XmlElement report = SecureXml.tree(xml);
        return verdict(
                        list(report, "importFailures"),
                        list(report, "importDuplicates"),
                        list(report, "importSuccesses"))
                // one client saw import/@status instead of lists: it counts only where the lists are silent
                .or(() -> verdict(byStatus(report, FAILED), byStatus(report, DUPLICATE), byStatus(report, SUCCEEDED)))
                .orElseThrow(() -> new UnusableAnswer("the import report has no verdict on this reference"));
    }

    private Optional<ImportAnswer> verdict(
            Optional<XmlElement> failure, Optional<XmlElement> duplicate, Optional<XmlElement> success) {
        return failure.map(this::failed)
                .or(() -> duplicate.map(line -> new ImportAnswer.AlreadyThere(words(line, "duplicate"))))
                .or(() -> success.map(line -> new ImportAnswer.Imported()));
    }

    private Optional<XmlElement> list(XmlElement report, String name) {
        return report.selfOrBelow(name)
                .flatMap(lines -> lines.below("import"))
                .filter(this::isOurs)
                .findFirst();
    }

    private Optional<XmlElement> byStatus(XmlElement report, Set<String> meant) {
        return report.below("import")
                .filter(this::isOurs)
                .filter(line -> meant.contains(status(line)))
                .findFirst();
    }

    private static String status(XmlElement line) {
        return line.attributes().getOrDefault("status", "").strip().toLowerCase(Locale.ROOT);
    }

    /** Each call sends one import, so a line without a reference is ours too. */
    private boolean isOurs(XmlElement line) {
        String named = line.value("externalReference");
        return named == null || named.equals(reference);
    }

    private ImportAnswer failed(XmlElement line) {
        String words = words(line, "failure");
        return transientFailures.stream()
                        .anyMatch(rule -> rule.matcher(searched(line)).find())
                // their transaction may have ended either way: the next try looks first
                ? new ImportAnswer.Failed(new Failure(FailureKind.NO_ANSWER, words, true, null))
                : new ImportAnswer.Refused(words, lacksProduct.test(searched(line)));
    }

    private static String searched(XmlElement line) {
        return line.value("failureMessage") + "\n" + line.value("failureDetail");
    }

    private static String words(XmlElement line, String kind) {
        // the detail may be a stack trace: only when there is nothing better
        @Nullable String words = line.anyOf(kind + "Message", kind + "Detail", "message", "status");
        return Words.shown(words == null ? "OrderFlow gave no reason" : words);
    }
}
