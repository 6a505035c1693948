package connector.console;

import connector.audit.BodyText;
import connector.audit.Decision;
import connector.audit.Exchange;
import connector.audit.StoryLine;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A line of an order's story, in words.
 *
 * @param sign which way it went: {@code →} we sent, {@code ←} came in, {@code ◆} we decided
 * @param subject the system, or the verdict
 * @param text method and path, or why
 * @param tone of the line: good, bad, wait or quiet
 */
record StoryEntry(
        String date,
        String time,
        String sign,
        String signInWords,
        String subject,
        String text,
        @Nullable Result result,
        String tone,
        List<Body> bodies) {

    /** How an exchange ended. */
    record Result(
            String status,
            String duration,
            @Nullable String attempt,
            @Nullable String failure) {}

    /** @param text what was kept of it, cut when long */
    record Body(String title, String size, String text) {}

    private static final int LONGEST = 60_000;

    static StoryEntry of(StoryLine line) {
        return switch (line) {
            case StoryLine.Exchanged exchanged -> of(exchanged.exchange());
            case StoryLine.Decided decided -> of(decided.decision());
        };
    }

    private static StoryEntry of(Decision decision) {
        String tone = switch (decision.verdict()) {
            case "parked" -> "bad";
            case "waiting", "try again" -> "wait";
            default -> "quiet";
        };
        return new StoryEntry(
                Told.date(decision.at()),
                Told.exactTime(decision.at()),
                "◆",
                "decided",
                decision.verdict(),
                decision.why(),
                null,
                tone,
                List.of());
    }

    private static StoryEntry of(Exchange exchange) {
        boolean sent = exchange.direction() == Exchange.Direction.OUTBOUND;
        return new StoryEntry(
                Told.date(exchange.at()),
                Told.exactTime(exchange.at()),
                sent ? "→" : "←",
                sent ? "sent to" : "came from",
                name(exchange.system()),
                exchange.method() + " " + path(exchange.url()),
                result(exchange),
                exchange.failure() == null ? "good" : "bad",
                Stream.of(body(sent ? "sent" : "received", exchange.request()), body("answer", exchange.response()))
                        .flatMap(List::stream)
                        .toList());
    }

    private static Result result(Exchange exchange) {
        return new Result(
                exchange.status() == 0 ? "no answer" : String.valueOf(exchange.status()),
                exchange.duration().toMillis() + " ms",
                exchange.attempt() > 1 ? "attempt " + exchange.attempt() : null,
                failure(exchange));
    }

    private static @Nullable String failure(Exchange exchange) {
        if (exchange.failure() == null) {
            return null;
        }
        String kind = exchange.failure().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return exchange.failureWords() == null ? kind : kind + ": " + exchange.failureWords();
    }

    private static List<Body> body(String title, byte[] bytes) {
        if (bytes.length == 0) {
            return List.of();
        }
        String text = BodyText.readable(bytes);
        String shown = text.length() > LONGEST ? text.substring(0, LONGEST) + "\n… cut for display" : text;
        return List.of(new Body(title, Told.size(bytes.length), shown));
    }

    private static String name(Exchange.System system) {
        return switch (system) {
            case COMMERCETOOLS -> "commercetools";
            case ORDERFLOW -> "OrderFlow";
        };
    }

    /** Without scheme and host, which the destination says. */
    private static String path(String url) {
        int host = url.indexOf("://");
        int slash = host < 0 ? 0 : url.indexOf('/', host + 3);
        return slash < 0 ? "/" : url.substring(slash);
    }
}
