package connector.workqueue;

import connector.audit.Storable;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One message as it arrived, to be stored.
 *
 * @param lane null-free; use {@link WorkQueue#keep} for what has no lane
 * @param kind what handlers register for, a string we chose and never rename: {@code commercetools.order},
 *     {@code orderflow.shipment}, …
 * @param source where it came from: {@code commercetools/<source>}, {@code orderflow/<destination>}, {@code sweep/…}
 * @param dedupeKey unique per source: the same message again is stored once
 * @param body the message, free of personal data
 * @param correlationId follows this message through every row and log line
 */
public record Work(
        Lane lane,
        String kind,
        String source,
        String dedupeKey,
        Map<String, String> headers,
        byte[] body,
        String correlationId) {

    /** All of it may come from outside, and must never be what keeps it from being stored. */
    public Work {
        kind = Storable.key(kind);
        source = Storable.key(source);
        dedupeKey = Storable.key(dedupeKey);
        headers = headers.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        header -> Storable.text(header.getKey()),
                        header -> Storable.text(header.getValue()),
                        (one, other) -> one));
        correlationId = Storable.text(correlationId);
    }
}
