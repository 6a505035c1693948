package connector.workqueue;

import java.time.Instant;
import java.util.Map;

/**
 * A stored message at the head of its lane.
 *
 * @param attempts how often this item was tried before
 */
public record Item(
        long id,
        Lane lane,
        String kind,
        String source,
        Map<String, String> headers,
        byte[] body,
        Instant receivedAt,
        int attempts) {}
