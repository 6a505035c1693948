package connector.http;

import connector.audit.Exchange;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * One call to send.
 *
 * @param peer commercetools project key or OrderFlow destination name
 * @param body empty for none
 * @param timeout for the whole call, from connecting to the last byte
 * @param attempt 1 for the first try
 */
public record HttpCall(
        Exchange.System system,
        String peer,
        String method,
        URI uri,
        Map<String, String> headers,
        byte[] body,
        Duration timeout,
        int attempt) {}
