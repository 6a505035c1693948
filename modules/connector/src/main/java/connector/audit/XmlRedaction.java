package connector.audit;

import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;

/** Copies OrderFlow's XML without personal data: in attributes, elements and properties lines (its reference §1.5). */
final class XmlRedaction {

    private final FieldNames names;
    private final PersonalValues values;
    private final PropertiesRedaction properties;
    private final Deque<Boolean> hidden = new ArrayDeque<>();

    XmlRedaction(FieldNames names, PersonalValues values) {
        this.names = names;
        this.values = values;
        this.properties = new PropertiesRedaction(names, values);
    }

    /** @throws XMLStreamException when this is no well-formed XML */
    byte[] redact(byte[] body) throws XMLStreamException {
        // decoded here: the parser itself would report broken bytes on the console
        String text = new String(body, StandardCharsets.UTF_8).replaceFirst("^\uFEFF", "");
        StringWriter copy = new StringWriter(body.length);
        XMLStreamReader reader = input().createXMLStreamReader(new StringReader(text));
        XMLStreamWriter writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(copy);
        while (reader.hasNext()) {
            reader.next();
            copy(reader, writer);
        }
        writer.flush();
        return copy.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void copy(XMLStreamReader reader, XMLStreamWriter writer) throws XMLStreamException {
        switch (reader.getEventType()) {
            case XMLStreamConstants.START_ELEMENT -> start(reader, writer);
            case XMLStreamConstants.END_ELEMENT -> {
                hidden.pop();
                writer.writeEndElement();
            }
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                writer.writeCharacters(text(reader.getText()));
            default -> {
                // comments and instructions are not kept: nobody needs them and anything may be in them
            }
        }
    }

    private void start(XMLStreamReader reader, XMLStreamWriter writer) throws XMLStreamException {
        hidden.push(hiddenNow() || names.personalInOrderFlow(reader.getLocalName()));
        writer.writeStartElement(reader.getLocalName());
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String name = reader.getAttributeLocalName(i);
            String value = reader.getAttributeValue(i);
            writer.writeAttribute(name, names.personalInOrderFlow(name) ? hide(value) : value);
        }
    }

    private String text(String text) {
        if (hiddenNow() && !text.isBlank()) {
            return hide(text);
        }
        return text.indexOf('=') < 0 ? text : properties.redact(text);
    }

    private String hide(String value) {
        values.add(value);
        return FieldNames.PERSONAL;
    }

    private boolean hiddenNow() {
        return !hidden.isEmpty() && hidden.peek();
    }

    /** New for each body: the factories are not promised to be safe for several threads. */
    private static XMLInputFactory input() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }
}
