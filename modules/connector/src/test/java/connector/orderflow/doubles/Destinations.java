package connector.orderflow.doubles;

import connector.orderflow.DestinationSettings;
import connector.orderflow.DestinationSettings.BackslashPolicy;
import connector.orderflow.DestinationSettings.Poll;
import connector.orderflow.DestinationSettings.Push;
import connector.orderflow.DestinationSettings.ScopeTransport;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/** Destination settings for tests: start from one and change what the story needs. */
public record Destinations(
        String name,
        URI baseUrl,
        boolean passwordHeaders,
        ScopeTransport scope,
        ZoneId zone,
        Duration timeout,
        int parallelCalls,
        int callsPerSecond,
        Push push) {

    public static final Duration REST = Duration.ofSeconds(30);

    public static final Push BASIC_PUSH = new Push(
            "warehouse",
            "open sesame",
            null,
            2_000,
            "application/xml;charset=UTF-8",
            "<response status=\"success\" messageId=\"{messageId}\"/>",
            "<response status=\"error\"/>");

    public static Destinations at(URI baseUrl) {
        return new Destinations(
                "leeds",
                baseUrl,
                false,
                ScopeTransport.BOTH,
                ZoneId.of("Europe/London"),
                Duration.ofSeconds(5),
                4,
                1_000,
                BASIC_PUSH);
    }

    public static Destinations nowhere() {
        return at(URI.create("http://localhost:1/"));
    }

    public Destinations withHeaders(ScopeTransport changed, boolean pair) {
        return new Destinations(name, baseUrl, pair, changed, zone, timeout, parallelCalls, callsPerSecond, push);
    }

    public Destinations withLimits(int atOnce, int perSecond) {
        return new Destinations(name, baseUrl, passwordHeaders, scope, zone, timeout, atOnce, perSecond, push);
    }

    public Destinations withTimeout(Duration changed) {
        return new Destinations(
                name, baseUrl, passwordHeaders, scope, zone, changed, parallelCalls, callsPerSecond, push);
    }

    public Destinations withPathToken(String token) {
        Push changed = new Push(
                null, null, token, push.maxBodyBytes(), push.answerContentType(), push.answer(), push.errorAnswer());
        return new Destinations(
                name, baseUrl, passwordHeaders, scope, zone, timeout, parallelCalls, callsPerSecond, changed);
    }

    public Destinations withoutPushLogin() {
        Push changed = new Push(
                null, null, null, push.maxBodyBytes(), push.answerContentType(), push.answer(), push.errorAnswer());
        return new Destinations(
                name, baseUrl, passwordHeaders, scope, zone, timeout, parallelCalls, callsPerSecond, changed);
    }

    public DestinationSettings settings() {
        return new DestinationSettings(
                name,
                baseUrl,
                "shop",
                "s3cret ü",
                passwordHeaders,
                scope,
                "web & more",
                "myorg",
                null,
                zone,
                timeout,
                parallelCalls,
                callsPerSecond,
                REST,
                List.of("(?i)deadlock", "(?i)time(d )?-?out"),
                List.of("MissingDataException"),
                BackslashPolicy.REPLACE,
                push,
                new Poll(
                        true,
                        Duration.ofMinutes(1),
                        Duration.ofHours(2),
                        Duration.ofHours(24),
                        Duration.ofMinutes(5),
                        Duration.ofHours(24)),
                DestinationSettings.Phrases.DEFAULT);
    }
}
