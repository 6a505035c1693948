package connector.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AuditStoryPrinterTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static final List<StoryLine> STORY = List.of(
            new StoryLine.Exchanged(
                    1,
                    "c-1",
                    "order/shop/o1",
                    exchange(Exchange.Direction.INBOUND, Exchange.System.COMMERCETOOLS, "/in/shop", 204, null, null)),
            new StoryLine.Decided(2, "c-1", "order/shop/o1", new Decision(NOON, "released", "paid, route leeds")),
            new StoryLine.Exchanged(
                    3,
                    "c-1",
                    "order/shop/o1",
                    exchange(
                            Exchange.Direction.OUTBOUND,
                            Exchange.System.ORDERFLOW,
                            "https://of.test/remoteorder/imports?channel=web",
                            0,
                            FailureKind.NO_ANSWER,
                            "No answer\u001b[31m")));

    @Test
    void aStoryIsReadFromTopToBottom() {
        assertThat(new AuditStoryPrinter(BERLIN, false).print(STORY)).isEqualTo("""
                        2026-11-23 13:00:00.000  <- commercetools POST /in/shop  204  12 ms  attempt 2
                        2026-11-23 13:00:00.000  == released: paid, route leeds
                        2026-11-23 13:00:00.000  -> OrderFlow     POST /remoteorder/imports?channel=web  no answer  12 ms  attempt 2  no answer: No answer?[31m
                        """);
    }

    @Test
    void bodiesAreShownWhenAskedFor() {
        assertThat(new AuditStoryPrinter(BERLIN, true).print(STORY))
                .contains("    sent\n      {\n", "\"a\" : 1", "    answer\n      <ok/>\n");
    }

    @Test
    void anOrderNobodyKnowsSaysSo() {
        assertThat(new AuditStoryPrinter(BERLIN, false).print(List.of()))
                .isEqualTo("Nothing is known of this order.\n");
    }

    @Test
    void aProgramGetsTheSameAsJson() {
        JsonNode json = JsonMapper.shared().readTree(new AuditStoryPrinter(BERLIN, false).json(STORY));

        assertThat(json).hasSize(3);
        assertThat(json.at("/0/at").asString()).isEqualTo("2026-11-23T12:00:00Z");
        assertThat(json.at("/0/exchange/request").asString()).isEqualTo("{\"a\":1}");
        assertThat(json.at("/1/decision/verdict").asString()).isEqualTo("released");
        assertThat(json.at("/2/exchange/failure").asString()).isEqualTo("NO_ANSWER");
    }

    private static Exchange exchange(
            Exchange.Direction direction,
            Exchange.System system,
            String url,
            int status,
            @Nullable FailureKind failure,
            @Nullable String words) {
        return new Exchange(
                NOON,
                direction,
                system,
                "shop",
                "POST",
                url,
                status,
                Duration.ofMillis(12),
                2,
                Map.of(),
                "{\"a\":1}".getBytes(UTF_8),
                Map.of(),
                "<ok/>".getBytes(UTF_8),
                failure,
                words);
    }
}
