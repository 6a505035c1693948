package connector.orderflow.client;

import connector.orderflow.wire.SecureXml;
import connector.orderflow.wire.XmlElement;
import java.util.List;

/** Reads a document that lists things, and can do so one thing at a time where the document is too long to be kept. */
interface ListReader<E, T> extends AnswerReader<T> {

    /** The element they are listed in, at whatever depth. */
    String list();

    /** The element each of them is. */
    String element();

    /** What is kept of one. Throws {@link UnusableAnswer} when it does not say what it must. */
    E one(XmlElement element);

    T all(List<E> ones);

    @Override
    default T read(byte[] xml) {
        XmlElement root = SecureXml.tree(xml);
        if (!root.name().equals(list()) && root.below(list()).findAny().isEmpty()) {
            throw missing(root.name());
        }
        return all(root.below(element()).map(this::one).toList());
    }

    /** @param root what the document is instead */
    default UnusableAnswer missing(String root) {
        return new UnusableAnswer("no " + list() + " in the answer, but " + Words.shown(root));
    }
}
