package connector.orderflow.client;

import connector.orderflow.OrderFlow.CancelAnswer;
import connector.orderflow.wire.SecureXml;
import connector.orderflow.wire.XmlElement;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** Reads the answer to a cancel: one text, whose refusals are known by phrases only (reference §1.8). */
record CancelReader(List<Pattern> refusals) implements AnswerReader<CancelAnswer> {

    @Override
    public CancelAnswer read(byte[] xml) {
        XmlElement root = SecureXml.tree(xml);
        String text = root.text().isEmpty() ? Objects.requireNonNullElse(root.value("message"), "") : root.text();
        if (text.isBlank()) {
            throw new UnusableAnswer("a cancel answered without a word");
        }
        String words = Words.shown(text);
        return refusals.stream().anyMatch(each -> each.matcher(text).find())
                ? new CancelAnswer.Refused(words)
                : new CancelAnswer.Answered(words);
    }
}
