package connector.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** What PostgreSQL does not take becomes a character that says so, and nothing else changes. */
class StorableTest {

    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void goodTextStaysTheVeryText() {
        String good = "Zoë \uD83D\uDE00 \u0001 \uFFFE";
        assertThat(Storable.text(good)).isSameAs(good);
        byte[] json = "{\"a\":\"\\u0001 \\\\u0000 \\ud83d\\ude00 \\n\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(Storable.json(json)).isSameAs(json);
    }

    @Test
    void nulAndHalvesOfPairsAreReplaced() {
        assertThat(Storable.text("\0a\uD83Db\uDE00\uD83D")).isEqualTo("\uFFFDa\uFFFDb\uFFFD\uFFFD");
    }

    @ParameterizedTest
    @CsvSource({
        "\\u0000, \uFFFD",
        "\\\\u0000, \\u0000",
        "\\\\\\u0000, \\\uFFFD",
        "\\uD83D, \uFFFD",
        "\\ude00, \uFFFD",
        "\\ud83d\\ud83d\\ude00, \uFFFD\uD83D\uDE00",
        "\\ud83d\\n, '\uFFFD\n'",
        "\\ud83d\\u0000, \uFFFD\uFFFD"
    })
    void escapesInJsonAreReplacedWhereTheyMeanIt(String written, String read) {
        byte[] json = ("{\"" + written + "\":\"" + written + "\"}").getBytes(StandardCharsets.UTF_8);
        var node = JSON.readTree(Storable.json(json));
        assertThat(node.path(read).asString("")).isEqualTo(read);
    }

    @Test
    void halvesOfPairsThatAreWrittenAsCharactersAreReplaced() {
        byte[] json = {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, (byte) 0xED, (byte) 0x9F, (byte) 0xBF, '"'};
        assertThat(JSON.readTree(Storable.json(json)).asString()).isEqualTo("\uFFFD\uD7FF");
    }

    @Test
    void whatIsNoJsonBreaksNothing() {
        Random random = new Random(3);
        byte[] alphabet = "\\u0dD89aA\"".getBytes(StandardCharsets.US_ASCII);
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = new byte[random.nextInt(20)];
            for (int at = 0; at < bytes.length; at++) {
                bytes[at] = random.nextInt(9) == 0 ? (byte) 0xED : alphabet[random.nextInt(alphabet.length)];
            }
            assertThat(Storable.json(bytes)).hasSameSizeAs(bytes);
        }
    }

    @Test
    void keysThatDifferStayDifferentHoweverLong() {
        String start = "\uD83D\uDE00".repeat(10_000);
        assertThat(Storable.key(start + "a")).hasSizeLessThan(500).isNotEqualTo(Storable.key(start + "b"));
        assertThat(Storable.key(Storable.key(start))).isEqualTo(Storable.key(start));
        assertThat(Storable.key("CT-1")).isEqualTo("CT-1");
    }
}
