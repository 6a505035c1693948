package connector.orderflow.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import connector.orderflow.doubles.ScriptedOrderFlow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** XML from outside cannot make us fetch, expand or dig without end. */
class SecureXmlTest {

    private static XmlElement tree(String xml) {
        return SecureXml.tree(xml.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void nothingIsFetchedForADocument() throws IOException {
        try (ScriptedOrderFlow somewhere = new ScriptedOrderFlow()) {
            String url = somewhere.baseUrl() + "/secret";
            for (String attack : new String[] {
                "<!DOCTYPE a [<!ENTITY x SYSTEM \"" + url + "\">]><a>&x;</a>",
                "<!DOCTYPE a SYSTEM \"" + url + "\"><a/>",
                "<!DOCTYPE a [<!ENTITY % p SYSTEM \"" + url + "\"> %p;]><a/>",
                "<a xmlns:xi=\"http://www.w3.org/2001/XInclude\"><xi:include href=\"" + url + "\"/></a>"
            }) {
                if (attack.startsWith("<!")) {
                    assertThatThrownBy(() -> tree(attack)).isInstanceOf(MalformedXml.class);
                } else {
                    tree(attack);
                }
            }
            assertThat(somewhere.asked()).isEmpty();
        }
    }

    @Test
    void laughsAreNotMultiplied() {
        StringBuilder bomb = new StringBuilder("<!DOCTYPE a [<!ENTITY l0 \"ha\">");
        for (int level = 1; level < 12; level++) {
            bomb.append("<!ENTITY l")
                    .append(level)
                    .append(" \"")
                    .append(("&l" + (level - 1) + ";").repeat(10))
                    .append("\">");
        }
        String document = bomb.append("]><a>&l11;</a>").toString();
        org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertThatThrownBy(() -> tree(document)).isInstanceOf(MalformedXml.class));
    }

    @Test
    void anEntityNobodyDeclaredIsMalformed() {
        assertThatThrownBy(() -> tree("<a>&nbsp;</a>")).isInstanceOf(MalformedXml.class);
    }

    /** The parser itself keeps out what no database takes, so nobody has to look for it behind. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a>&#0;</a>",
                "<a b='&#x0;'/>",
                "<a>\0</a>",
                "<?xml version='1.1'?><a>&#0;</a>",
                "<a>&#xD800;</a>",
                "<a b='&#xDC00;'/>",
                "<?xml version='1.1'?><a>&#xD83D;</a>"
            })
    void noDocumentBringsNulOrHalfOfAPair(String document) {
        assertThatThrownBy(() -> SecureXml.tree(document.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MalformedXml.class);
    }

    @Test
    void depthEndsAt64() {
        assertThat(tree("<a>".repeat(64) + "</a>".repeat(64)).name()).isEqualTo("a");
        assertThatThrownBy(() -> tree("<a>".repeat(65) + "</a>".repeat(65)))
                .isInstanceOf(MalformedXml.class)
                .hasMessageContaining("64");
    }

    @Test
    void theMessageQuotesNothingOfTheContent() {
        assertThatThrownBy(() -> tree("<a><ann-example></a>"))
                .isInstanceOf(MalformedXml.class)
                .hasMessageNotContaining("ann")
                .hasMessageContaining("line 1");
    }

    @Test
    void textIsTheSameWhetherEscapedOrInCdata() {
        assertThat(tree("<m> a &amp; <![CDATA[b]]> &#xe9;</m>").text()).isEqualTo("a & b é");
    }
}
