package connector.orderflow.client;

import connector.audit.Exchange;
import connector.http.HttpCall;
import connector.orderflow.DestinationSettings;
import connector.orderflow.DestinationSettings.ScopeTransport;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Makes HTTP calls of what we ask: address, scope and credentials of one destination (reference §1.1-1.4). */
final class Calls {

    private final DestinationSettings settings;
    private final String base;
    private final Map<String, String> scope = new LinkedHashMap<>();

    Calls(DestinationSettings settings) {
        this.settings = settings;
        this.base = settings.baseUrl().toString().replaceAll("/+$", "") + "/";
        scope.put("channel", settings.channel());
        if (!settings.organisation().isBlank()) {
            scope.put("organisation", settings.organisation());
        }
    }

    HttpCall of(Ask ask, String correlationId, int attempt) {
        return new HttpCall(
                Exchange.System.ORDERFLOW,
                settings.name(),
                ask.method(),
                uri(ask),
                headers(ask, correlationId),
                ask.body(),
                settings.timeout(),
                attempt);
    }

    private URI uri(Ask ask) {
        Map<String, String> query = new LinkedHashMap<>(ask.query());
        if (settings.scopeTransport() != ScopeTransport.HEADER) {
            query.putAll(scope);
        }
        String parameters = query.entrySet().stream()
                .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
                .collect(Collectors.joining("&"));
        return URI.create(base + ask.path() + (parameters.isEmpty() ? "" : "?" + parameters));
    }

    private Map<String, String> headers(Ask ask, String correlationId) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", "application/xml");
        headers.put("X-Correlation-ID", correlationId);
        if (ask.body().length > 0) {
            headers.put("Content-Type", "application/xml; charset=UTF-8");
        }
        if (settings.scopeTransport() != ScopeTransport.QUERY) {
            headers.putAll(scope);
        }
        headers.put("Authorization", "Basic " + base64(settings.user() + ":" + settings.password()));
        if (settings.passwordHeaders()) {
            headers.put("user", settings.user());
            headers.put("password", base64(settings.password()));
        }
        return headers;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
