package connector.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer, with either system, in either direction. Headers and bodies are as they were on the wire;
 * {@link AuditLog#write} redacts them before anything keeps them.
 *
 * @param peer commercetools project key or source name, or OrderFlow destination name
 * @param status HTTP status, 0 when no answer came
 * @param attempt 1 for the first try of this call
 * @param failure null when the call gave a usable answer
 */
public record Exchange(
        Instant at,
        Direction direction,
        System system,
        String peer,
        String method,
        String url,
        int status,
        Duration duration,
        int attempt,
        Map<String, String> requestHeaders,
        byte[] request,
        Map<String, String> responseHeaders,
        byte[] response,
        @Nullable FailureKind failure,
        @Nullable String failureWords) {

    /** The same without what was answered: pages of orders are long, and full of addresses. */
    public Exchange withoutResponse() {
        return new Exchange(
                at,
                direction,
                system,
                peer,
                method,
                url,
                status,
                duration,
                attempt,
                requestHeaders,
                request,
                responseHeaders,
                new byte[0],
                failure,
                failureWords);
    }

    /** Who called whom. */
    public enum Direction {
        INBOUND,
        OUTBOUND
    }

    /** The system at the other end. */
    public enum System {
        COMMERCETOOLS,
        ORDERFLOW
    }
}
