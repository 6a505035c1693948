package connector.orderflow.inbound;

import connector.audit.Exchange;
import connector.audit.FailureKind;
import connector.audit.Trail;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One push as it came.
 *
 * @param url without the secret path segment
 * @param headers names in lower case
 */
record Arrival(
        String destination, String url, Map<String, String> headers, byte[] body, Instant at, String correlationId) {

    Arrival withBody(byte[] read) {
        return new Arrival(destination, url, headers, read, at, correlationId);
    }

    /** The exchange, for the trail. */
    Exchange answered(Reply reply, Instant now) {
        return new Exchange(
                at,
                Exchange.Direction.INBOUND,
                Exchange.System.ORDERFLOW,
                destination,
                "POST",
                url,
                reply.status(),
                Duration.between(at, now),
                1,
                new LinkedHashMap<>(headers),
                body,
                Map.of("content-type", reply.contentType()),
                reply.bytes(),
                reply.failure(),
                reply.failure() == null ? null : reply.text());
    }

    /** What we answer. */
    record Reply(
            int status,
            String contentType,
            String text,
            @Nullable FailureKind failure) {

        byte[] bytes() {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        /** We understood enough to say no. */
        static Reply refused(int status, String why) {
            return new Reply(status, "text/plain;charset=UTF-8", why, FailureKind.REFUSED);
        }
    }

    Trail trail(@Nullable String lane, Clock clock) {
        return new Trail(correlationId, lane, clock);
    }
}
