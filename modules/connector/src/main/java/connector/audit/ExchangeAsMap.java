package connector.audit;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** An exchange as plain values, for JSON. */
final class ExchangeAsMap {

    private ExchangeAsMap() {}

    static Map<String, Object> of(Exchange exchange) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("direction", exchange.direction().name());
        map.put("system", exchange.system().name());
        map.put("peer", exchange.peer());
        map.put("method", exchange.method());
        map.put("url", exchange.url());
        map.put("status", exchange.status());
        map.put("durationMs", exchange.duration().toMillis());
        map.put("attempt", exchange.attempt());
        map.put("requestHeaders", exchange.requestHeaders());
        map.put("request", new String(exchange.request(), StandardCharsets.UTF_8));
        map.put("responseHeaders", exchange.responseHeaders());
        map.put("response", new String(exchange.response(), StandardCharsets.UTF_8));
        if (exchange.failure() != null) {
            map.put("failure", exchange.failure().name());
        }
        if (exchange.failureWords() != null) {
            map.put("failureWords", exchange.failureWords());
        }
        return map;
    }
}
