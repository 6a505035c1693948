package connector.orderflow.client;

import connector.orderflow.DestinationSettings.BackslashPolicy;
import connector.orderflow.ImportDocument;
import connector.orderflow.LegalText;
import connector.orderflow.WireValue;
import java.nio.charset.StandardCharsets;

/** Writes OrderFlow's "properties XML" (reference §1.5): lines of {@code key=value} inside an XML envelope. */
final class ImportWriter {

    private ImportWriter() {}

    /** @throws IllegalArgumentException for a key that would not survive the wire: a fault of our mapping */
    static byte[] write(ImportDocument document, BackslashPolicy backslash) {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<imports>\n  <import");
        attribute(xml, "type", document.type());
        attribute(xml, "operation", document.operation());
        attribute(xml, "externalReference", document.externalReference());
        xml.append("><![CDATA[\n");
        for (ImportDocument.Field field : document.fields()) {
            xml.append(key(field))
                    .append('=')
                    .append(inCdata(WireValue.of(field.value(), backslash)))
                    .append('\n');
        }
        return xml.append("]]></import>\n</imports>\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String key(ImportDocument.Field field) {
        if (!field.key().chars().allMatch(ImportWriter::ofKey) || field.key().isEmpty()) {
            throw new IllegalArgumentException("Not a key OrderFlow can read: " + field.key());
        }
        return field.key();
    }

    private static boolean ofKey(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "_.-".indexOf(c) >= 0;
    }

    private static String inCdata(String value) {
        return value.replace("]]>", "]]]]><![CDATA[>");
    }

    private static void attribute(StringBuilder xml, String name, String value) {
        xml.append(' ')
                .append(name)
                .append("=\"")
                .append(LegalText.of(value)
                        .strip()
                        .replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replace("\"", "&quot;")
                        .replace("\n", "&#10;")
                        .replace("\r", "&#13;")
                        .replace("\t", "&#9;"))
                .append('"');
    }
}
