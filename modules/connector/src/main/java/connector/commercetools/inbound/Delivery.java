package connector.commercetools.inbound;

import connector.audit.Exchange;
import connector.audit.FailureKind;
import connector.audit.Trail;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One request of a sender, as it will stand in the audit log: few headers, never the body as it came. */
record Delivery(String source, HttpServletRequest request, Instant at, Clock clock) {

    private static final Pattern CORRELATION_ID = Pattern.compile("[A-Za-z0-9_./-]{8,128}");

    private static final List<String> RECORDED =
            List.of("content-type", "content-length", "user-agent", "ce-id", "ce-type", "ce-source");

    /** @param redacted the body without personal data */
    Trail received(String projectKey, @Nullable String lane, byte[] redacted) {
        return trail(projectKey, lane, exchange(200, redacted, null, null));
    }

    Trail rejected(String projectKey, int status, FailureKind kind, String why) {
        return trail(projectKey, null, exchange(status, new byte[0], kind, why));
    }

    private Trail trail(String projectKey, @Nullable String lane, Exchange exchange) {
        Trail trail = new Trail(correlationId(projectKey), lane, clock);
        trail.exchanged(exchange);
        return trail;
    }

    private String correlationId(String projectKey) {
        String theirs = request.getHeader("X-Correlation-ID");
        return theirs != null && CORRELATION_ID.matcher(theirs).matches()
                ? theirs
                : projectKey + "/" + UUID.randomUUID();
    }

    private Exchange exchange(int status, byte[] body, @Nullable FailureKind kind, @Nullable String why) {
        return new Exchange(
                at,
                Exchange.Direction.INBOUND,
                Exchange.System.COMMERCETOOLS,
                source,
                request.getMethod(),
                request.getRequestURI(),
                status,
                Duration.between(at, clock.instant()),
                1,
                headers(),
                body,
                Map.of(),
                new byte[0],
                kind,
                why);
    }

    private Map<String, String> headers() {
        var headers = new LinkedHashMap<String, String>();
        for (String name : RECORDED) {
            String value = request.getHeader(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        return headers;
    }
}
