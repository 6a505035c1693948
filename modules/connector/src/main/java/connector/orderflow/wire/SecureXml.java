package connector.orderflow.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads XML from outside: no DTD, no entities of its own, nothing fetched, bounded depth. */
public final class SecureXml {

    private static final int DEEPEST = 64;

    /** Of a document that comes bit by bit: its declaration, and space that some senders put before it. */
    private static final int HEAD = 1024;

    private static final Pattern UTF8_AS_OFFICIAL_SAMPLES_SPELL_IT =
            Pattern.compile("^<\\?xml[^>]*encoding\\s*=\\s*[\"']UTF8[\"']", Pattern.CASE_INSENSITIVE);

    private SecureXml() {}

    /** Hears the elements of a document as they pass. */
    public interface Listener {

        /** @param depth 1 for the root */
        void element(int depth, String name, Map<String, String> attributes);
    }

    /** The whole document as a tree; for documents whose size is bounded. */
    public static XmlElement tree(byte[] xml) {
        Deque<Building> open = new ArrayDeque<>();
        Building document = new Building("", Map.of());
        open.push(document);
        walk(xml, new Steps() {
            @Override
            public void start(String name, Map<String, String> attributes) {
                open.push(new Building(name, attributes));
            }

            @Override
            public void text(String text) {
                open.element().text.append(text);
            }

            @Override
            public void end() {
                XmlElement done = open.pop().done();
                open.element().children.add(done);
            }
        });
        return document.children.getFirst();
    }

    /** The whole document, element by element, in constant memory. */
    public static void stream(byte[] xml, Listener listener) {
        walk(xml, new Steps() {
            private int depth;

            @Override
            public void start(String name, Map<String, String> attributes) {
                listener.element(++depth, name, attributes);
            }

            @Override
            public void text(String text) {}

            @Override
            public void end() {
                depth--;
            }
        });
    }

    /** Hears what stands around the elements that are taken. */
    public interface Passing {

        /** @param depth 1 for the root */
        void element(int depth, String name);
    }

    /**
     * Every outermost element of this name, one after the other, as the document comes: only one is kept at a time, so that the
     * document may have any length.
     *
     * @throws MalformedXml when it is no document, or ends early
     * @throws IOException when it breaks off
     */
    public static void elements(InputStream xml, String wanted, Passing passing, Consumer<XmlElement> each)
            throws IOException {
        Deque<Building> open = new ArrayDeque<>();
        Steps steps = new Steps() {
            private int around;

            @Override
            public void start(String name, Map<String, String> attributes) {
                if (open.isEmpty() && !name.equals(wanted)) {
                    passing.element(++around, name);
                } else {
                    open.push(new Building(name, attributes));
                }
            }

            @Override
            public void text(String text) {
                if (!open.isEmpty()) {
                    open.element().text.append(text);
                }
            }

            @Override
            public void end() {
                if (open.isEmpty()) {
                    around--;
                    return;
                }
                XmlElement done = open.pop().done();
                if (open.isEmpty()) {
                    each.accept(done);
                } else {
                    open.element().children.add(done);
                }
            }
        };
        try {
            walk(open(xml), steps);
        } catch (XMLStreamException unreadable) {
            if (unreadable.getNestedException() instanceof IOException broken) {
                throw broken;
            }
            throw new MalformedXml("not well-formed XML" + place(unreadable));
        }
    }

    private static XMLStreamReader open(InputStream xml) throws XMLStreamException, IOException {
        byte[] head = xml.readNBytes(HEAD);
        int start = start(head);
        InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head, start, head.length - start), xml);
        String encoding = overridden(head, start);
        return encoding == null
                ? factory().createXMLStreamReader(whole)
                : factory().createXMLStreamReader(whole, encoding);
    }

    private interface Steps {
        void start(String name, Map<String, String> attributes);

        void text(String text);

        void end();
    }

    private record Building(
            String name, Map<String, String> attributes, StringBuilder text, List<XmlElement> children) {
        Building(String name, Map<String, String> attributes) {
            this(name, attributes, new StringBuilder(), new ArrayList<>());
        }

        XmlElement done() {
            return new XmlElement(name, attributes, text.toString().strip(), List.copyOf(children));
        }
    }

    private static void walk(byte[] xml, Steps steps) {
        try {
            XMLStreamReader reader = open(xml);
            try {
                walk(reader, steps);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException unreadable) {
            throw new MalformedXml("not well-formed XML" + place(unreadable));
        }
    }

    private static void walk(XMLStreamReader reader, Steps steps) throws XMLStreamException {
        int depth = 0;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++depth > DEEPEST) {
                        throw new MalformedXml("elements nested deeper than " + DEEPEST);
                    }
                    steps.start(reader.getLocalName(), attributes(reader));
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    steps.end();
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> steps.text(reader.getText());
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new MalformedXml("a document type or an entity of its own is not accepted");
                default -> {}
            }
        }
    }

    private static Map<String, String> attributes(XMLStreamReader reader) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        return attributes;
    }

    private static XMLStreamReader open(byte[] xml) throws XMLStreamException {
        int start = start(xml);
        ByteArrayInputStream bytes = new ByteArrayInputStream(xml, start, xml.length - start);
        String encoding = overridden(xml, start);
        return encoding == null
                ? factory().createXMLStreamReader(bytes)
                : factory().createXMLStreamReader(bytes, encoding);
    }

    private static int start(byte[] xml) {
        int start = 0;
        while (start < xml.length
                && (xml[start] == ' ' || xml[start] == '\n' || xml[start] == '\r' || xml[start] == '\t')) {
            start++;
        }
        return start;
    }

    private static @Nullable String overridden(byte[] xml, int start) {
        String head = new String(xml, start, Math.min(100, xml.length - start), StandardCharsets.ISO_8859_1);
        return UTF8_AS_OFFICIAL_SAMPLES_SPELL_IT.matcher(head).find() ? "UTF-8" : null;
    }

    private static XMLInputFactory factory() {
        // the JDK's own, whatever else is on the class path: its limits are the ones the tests prove
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty(javax.xml.XMLConstants.ACCESS_EXTERNAL_DTD, "");
        return factory;
    }

    private static String place(XMLStreamException unreadable) {
        return unreadable.getLocation() == null
                ? ""
                : String.format(
                        Locale.ROOT,
                        " at line %d, column %d",
                        unreadable.getLocation().getLineNumber(),
                        unreadable.getLocation().getColumnNumber());
    }
}
