package connector.audit;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/** Writes the story of an order for a terminal, or as JSON for a program. */
public final class AuditStoryPrinter {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final ZoneId zone;
    private final boolean bodies;

    /**
     * @param zone of the times in the text; JSON has instants
     * @param bodies whether the text has the payloads too
     */
    public AuditStoryPrinter(ZoneId zone, boolean bodies) {
        this.zone = zone;
        this.bodies = bodies;
    }

    /** One line per exchange or decision; {@code ->} is what we sent, {@code <-} what came in, {@code ==} what we decided. */
    public String print(List<StoryLine> story) {
        if (story.isEmpty()) {
            return "Nothing is known of this order.\n";
        }
        StringBuilder text = new StringBuilder();
        story.forEach(line -> line(text, line));
        return text.toString();
    }

    /** An array with one object per line of the story, bodies included. */
    public String json(List<StoryLine> story) {
        return JSON.writerWithDefaultPrettyPrinter()
                .writeValueAsString(
                        story.stream().map(AuditStoryPrinter::object).toList());
    }

    private void line(StringBuilder text, StoryLine line) {
        text.append(TIME.format(line.at().atZone(zone))).append("  ");
        switch (line) {
            case StoryLine.Exchanged exchanged -> exchange(text, exchanged.exchange());
            case StoryLine.Decided decided ->
                text.append("== ")
                        .append(decided.decision().verdict())
                        .append(": ")
                        .append(safe(decided.decision().why()))
                        .append('\n');
        }
    }

    private void exchange(StringBuilder text, Exchange exchange) {
        text.append(exchange.direction() == Exchange.Direction.OUTBOUND ? "-> " : "<- ")
                .append("%-13s %s %s".formatted(name(exchange.system()), exchange.method(), safe(path(exchange.url()))))
                .append("  ")
                .append(exchange.status() == 0 ? "no answer" : String.valueOf(exchange.status()))
                .append("  ")
                .append(exchange.duration().toMillis())
                .append(" ms")
                .append(exchange.attempt() > 1 ? "  attempt " + exchange.attempt() : "")
                .append(failure(exchange))
                .append('\n');
        if (bodies) {
            body(text, "sent", exchange.request());
            body(text, "answer", exchange.response());
        }
    }

    private static String failure(Exchange exchange) {
        if (exchange.failure() == null) {
            return "";
        }
        String words = exchange.failureWords() == null ? "" : ": " + safe(exchange.failureWords());
        return "  " + exchange.failure().name().toLowerCase(Locale.ROOT).replace('_', ' ') + words;
    }

    private static void body(StringBuilder text, String title, byte[] body) {
        if (body.length > 0) {
            text.append("    ").append(title).append('\n');
            BodyText.readable(body)
                    .lines()
                    .forEach(line -> text.append("      ").append(safe(line)).append('\n'));
        }
    }

    private static Map<String, Object> object(StoryLine line) {
        Map<String, Object> object = new TreeMap<>();
        object.put("id", line.id());
        object.put("at", line.at().toString());
        object.put("correlationId", line.correlationId());
        object.put("lane", line.lane() == null ? "" : line.lane());
        switch (line) {
            case StoryLine.Exchanged exchanged -> object.put("exchange", ExchangeAsMap.of(exchanged.exchange()));
            case StoryLine.Decided decided ->
                object.put(
                        "decision",
                        Map.of(
                                "verdict",
                                decided.decision().verdict(),
                                "why",
                                decided.decision().why()));
        }
        return object;
    }

    private static String name(Exchange.System system) {
        return switch (system) {
            case COMMERCETOOLS -> "commercetools";
            case ORDERFLOW -> "OrderFlow";
        };
    }

    private static String path(String url) {
        int host = url.indexOf("://");
        int slash = host < 0 ? 0 : url.indexOf('/', host + 3);
        return slash < 0 ? "/" : url.substring(slash);
    }

    /** What others sent must not steer the terminal. */
    private static String safe(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\\t]]", "?");
    }
}
