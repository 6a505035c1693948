package connector.orderflow.client;

import connector.orderflow.OrderFlow.CancelAnswer;
import connector.orderflow.wire.SecureXml;
import connector.orderflow.wire.XmlElement;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Reads the answer to a cancel: one text, whose failures are known by phrases only (reference §1.8). */
final class CancelReader implements AnswerReader<CancelAnswer> {

    private static final List<String> NOT_CANCELLED = List.of("no cancel operation performed", "result 'no_operation'");

    @Override
    public CancelAnswer read(byte[] xml) {
        XmlElement root = SecureXml.tree(xml);
        String text = root.text().isEmpty() ? Objects.requireNonNullElse(root.value("message"), "") : root.text();
        if (text.isBlank()) {
            throw new UnusableAnswer("a cancel answered without a word");
        }
        String words = Words.shown(text);
        return NOT_CANCELLED.stream().anyMatch(text.toLowerCase(Locale.ROOT)::contains)
                ? new CancelAnswer.NotCancelled(words)
                : new CancelAnswer.Cancelled(words);
    }
}
