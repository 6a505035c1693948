package connector.orderflow.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import connector.orderflow.DestinationSettings.BackslashPolicy;
import connector.orderflow.ImportDocument;
import connector.orderflow.WireValue;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** What a warehouse reads is what was meant, whatever a customer typed. */
class ImportWriterTest {

    record Document(String externalReference, List<Field> fields) implements ImportDocument {

        @Override
        public String type() {
            return "order";
        }

        @Override
        public String operation() {
            return "insert";
        }
    }

    static Document of(String... keysAndValues) {
        List<ImportDocument.Field> fields = new ArrayList<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            fields.add(new ImportDocument.Field(keysAndValues[i], keysAndValues[i + 1]));
        }
        return new Document("CT-1", fields);
    }

    private static String written(Document document) {
        return new String(ImportWriter.write(document, BackslashPolicy.REPLACE), StandardCharsets.UTF_8);
    }

    @Test
    void anOrderLooksLikeTheOfficialSamples() {
        assertThat(written(of("externalReference", "CT-1", "orderLine.1.quantity", "2", "userDefined2", "")))
                .isEqualTo("""
                        <?xml version="1.0" encoding="UTF-8"?>
                        <imports>
                          <import type="order" operation="insert" externalReference="CT-1"><![CDATA[
                        externalReference=CT-1
                        orderLine.1.quantity=2
                        userDefined2=
                        ]]></import>
                        </imports>
                        """);
    }

    @Test
    void everyValueRuleHolds() {
        assertThat(written(of("a", " line one\r\nline two\nthree\rfour ", "b", "0", "c", "x]]>y", "d", "\\share\\n")))
                .contains("\na=line one[BR]line two[BR]three[BR]four\n")
                .contains("\nb=0\n")
                .contains("\nc=x]]]]><![CDATA[>y\n")
                .contains("\nd=/share/n\n");
        assertThat(written(of("e", "bell\u0007 \uD83D lone \uDC00 pair \uD83D\uDE00 nul\u0000 \uFFFE")))
                .contains("\ne=bell  lone  pair \uD83D\uDE00 nul\n");
    }

    @Test
    void theBackslashFollowsItsPolicy() {
        assertThat(WireValue.of("a\\b", BackslashPolicy.REPLACE)).isEqualTo("a/b");
        assertThat(WireValue.of("a\\b", BackslashPolicy.DOUBLE)).isEqualTo("a\\\\b");
        assertThat(WireValue.of("a\\b", BackslashPolicy.KEEP)).isEqualTo("a\\b");
    }

    @Test
    void aReferenceCannotBreakOutOfItsAttribute() throws Exception {
        Document document = new Document("A\"><import type=\"product&<", List.of());
        assertThat(parsed(ImportWriter.write(document, BackslashPolicy.REPLACE))
                        .getElementsByTagName("import")
                        .getLength())
                .isEqualTo(1);
    }

    @Test
    void aKeyThatWouldBecomeAnotherFieldIsOurBug() {
        assertThatThrownBy(() -> written(of("note=x\nstate", "cancelled")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 2_000, shrinking = ShrinkingMode.BOUNDED)
    void anyTextIsReadBackAsItWasMeant(@ForAll("texts") String one, @ForAll("texts") String two) throws Exception {
        byte[] xml = ImportWriter.write(of("first", one, "second", two, "last", "end"), BackslashPolicy.REPLACE);
        Map<String, String> read = properties(parsed(xml));
        assertThat(read).containsOnlyKeys("first", "second", "last");
        assertThat(read.get("first")).isEqualTo(meant(one));
        assertThat(read.get("second")).isEqualTo(meant(two));
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> anything = Arbitraries.strings().all().ofMaxLength(40);
        Arbitrary<String> nasty = Arbitraries.of(
                        "]]>",
                        "]]",
                        ">",
                        "\r\n",
                        "\n",
                        "\r",
                        "\\",
                        "=",
                        "#",
                        "&amp;",
                        "<![CDATA[",
                        "\uD800",
                        "\uDC00",
                        "\uD83D\uDE00",
                        "\u0000",
                        "\uFFFF",
                        "\u0085",
                        "\u2028",
                        "[BR]",
                        " ",
                        "\t",
                        "ü",
                        "a")
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
        return Arbitraries.oneOf(anything, nasty);
    }

    /** The same rules written differently: by hand over characters, as the reference words them. */
    private static String meant(String text) {
        StringBuilder legal = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                legal.append(c).append(text.charAt(++i));
            } else if (!Character.isSurrogate(c) && (c >= ' ' || "\t\n\r".indexOf(c) >= 0) && c < 0xFFFE) {
                legal.append(c == '\\' ? '/' : c);
            }
        }
        return legal.toString()
                .strip()
                .replace("\r\n", "\n")
                .replace('\r', '\n')
                .replace('\u0085', '\n')
                .replace('\u2028', '\n')
                .replace('\u2029', '\n')
                .replace("[BR]", "\n");
    }

    /** As a warehouse would read it: lines, first equals sign, [BR] is a line break. */
    private static Map<String, String> properties(Element imports) {
        return imports.getElementsByTagName("import")
                .item(0)
                .getTextContent()
                .lines()
                .filter(line -> !line.isEmpty())
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.indexOf('=')),
                        line -> line.substring(line.indexOf('=') + 1).replace("[BR]", "\n"),
                        (one, _) -> "twice: " + one,
                        LinkedHashMap::new));
    }

    private static Element parsed(byte[] xml) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml))
                .getDocumentElement();
    }
}
