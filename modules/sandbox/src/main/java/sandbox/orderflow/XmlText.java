package sandbox.orderflow;

import java.io.StringWriter;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** Writes one XML document into memory. */
final class XmlText {

    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private static final Pattern ILLEGAL = Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]");

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter writer;

    XmlText() {
        try {
            writer = FACTORY.createXMLStreamWriter(text);
            writer.writeStartDocument("UTF-8", "1.0");
        } catch (XMLStreamException broken) {
            throw new IllegalStateException(broken);
        }
    }

    XmlText open(String element) {
        return write(() -> writer.writeStartElement(element));
    }

    /** @param value left out when null */
    XmlText attribute(String name, @Nullable Object value) {
        return value == null ? this : write(() -> writer.writeAttribute(name, legal(value)));
    }

    XmlText close() {
        return write(writer::writeEndElement);
    }

    /** An element with text; left out when the value is null. */
    XmlText text(String element, @Nullable Object value) {
        return value == null
                ? this
                : write(() -> {
                    writer.writeStartElement(element);
                    writer.writeCharacters(legal(value));
                    writer.writeEndElement();
                });
    }

    String finish() {
        write(writer::writeEndDocument);
        write(writer::flush);
        return text.toString();
    }

    private XmlText write(Step step) {
        try {
            step.run();
            return this;
        } catch (XMLStreamException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** XML 1.0 knows no other control characters. */
    private static String legal(Object value) {
        return ILLEGAL.matcher(value.toString()).replaceAll("");
    }

    @FunctionalInterface
    private interface Step {
        void run() throws XMLStreamException;
    }
}
