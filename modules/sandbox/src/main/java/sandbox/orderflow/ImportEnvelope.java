package sandbox.orderflow;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads the XML around imports (reference §1.5); no document type, no entity of its own. */
final class ImportEnvelope {

    private static final XMLInputFactory FACTORY = factory();

    private static final Pattern UNREGISTERED = Pattern.compile("encoding=[\"']UTF8[\"']");

    private final List<ImportItem> items = new ArrayList<>();
    private final XMLStreamReader reader;

    private ImportEnvelope(XMLStreamReader reader) {
        this.reader = reader;
    }

    static List<ImportItem> read(byte[] body) {
        try {
            ImportEnvelope envelope = new ImportEnvelope(open(body));
            envelope.readImports();
            return envelope.items;
        } catch (XMLStreamException malformed) {
            throw ErrorAnswer.badRequest("The body is not well-formed XML");
        }
    }

    /** The official sample declares {@code UTF8}, which is no registered name (reference §1.4). */
    private static XMLStreamReader open(byte[] body) throws XMLStreamException {
        String head = new String(body, 0, Math.min(100, body.length), StandardCharsets.ISO_8859_1);
        InputStream bytes = new ByteArrayInputStream(body);
        return UNREGISTERED.matcher(head).find()
                ? FACTORY.createXMLStreamReader(bytes, "UTF-8")
                : FACTORY.createXMLStreamReader(bytes);
    }

    private void readImports() throws XMLStreamException {
        nextTag();
        if (!reader.getLocalName().equals("imports")) {
            throw ErrorAnswer.badRequest("The root element is not 'imports'");
        }
        while (nextTag() == XMLStreamConstants.START_ELEMENT) {
            readImport();
        }
        while (reader.hasNext()) {
            reader.next();
        }
    }

    private void readImport() throws XMLStreamException {
        if (!reader.getLocalName().equals("import")) {
            throw ErrorAnswer.badRequest("Element '" + reader.getLocalName() + "' is not 'import'");
        }
        String type = attribute("type");
        String operation = attribute("operation");
        String reference = attribute("externalReference");
        items.add(new ImportItem(type, operation, reference, payload()));
    }

    /** Plain text and CDATA alike; child elements such as aliases carry no payload. */
    private String payload() throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        for (int depth = 1; depth > 0; ) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (depth == 1) {
                        text.append(reader.getText());
                    }
                }
                default -> {
                    // comments and processing instructions say nothing
                }
            }
        }
        return text.toString();
    }

    private int nextTag() throws XMLStreamException {
        int event = reader.next();
        while (event != XMLStreamConstants.START_ELEMENT && event != XMLStreamConstants.END_ELEMENT) {
            if (event == XMLStreamConstants.DTD) {
                throw ErrorAnswer.badRequest("A document type is not allowed");
            }
            event = reader.next();
        }
        return event;
    }

    private String attribute(String name) {
        return Objects.requireNonNullElse(reader.getAttributeValue(null, name), "")
                .strip();
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }
}
