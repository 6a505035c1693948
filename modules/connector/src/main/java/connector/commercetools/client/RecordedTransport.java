package connector.commercetools.client;

import connector.audit.Exchange;
import connector.audit.Trail;
import connector.commercetools.CommercetoolsSettings;
import connector.http.HttpAnswer;
import connector.http.HttpAnswer.NoAnswer;
import connector.http.HttpAnswer.Received;
import connector.http.HttpAnswer.TooLarge;
import connector.http.HttpCall;
import connector.http.HttpCalls;
import io.vrap.rmf.base.client.ApiHttpHeaders;
import io.vrap.rmf.base.client.ApiHttpRequest;
import io.vrap.rmf.base.client.ApiHttpResponse;
import io.vrap.rmf.base.client.VrapHttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

/**
 * The SDK's transport over {@link HttpCalls}, with the token and the repeats. Everything happens in the caller's thread
 * and the future it returns is complete, because the current trail is bound to the thread.
 */
final class RecordedTransport implements VrapHttpClient {

    private static final Pattern THEIR_SHAPE = Pattern.compile("[A-Za-z0-9_-]{2,64}/[A-Za-z0-9-]{8,64}");

    private final CommercetoolsSettings settings;
    private final HttpCalls calls;
    private final Tokens tokens;
    private final Attempts attempts;
    private final Clock clock;

    RecordedTransport(CommercetoolsSettings settings, HttpCalls calls, Attempts attempts, Clock clock) {
        this.settings = settings;
        this.calls = calls;
        this.tokens = new Tokens(settings, calls, attempts, clock);
        this.attempts = attempts;
        this.clock = clock;
    }

    @Override
    public CompletableFuture<ApiHttpResponse<byte[]>> execute(ApiHttpRequest request) {
        String method = request.getMethod().name();
        try {
            return switch (attempts.of(method, RepeatRule::mayRepeat, attempt -> send(request, attempt))) {
                case Received received -> CompletableFuture.completedFuture(response(received));
                case NoAnswer unanswered ->
                    CompletableFuture.failedFuture(
                            new CallFailed(Failures.of(subject(request), method, unanswered, clock.instant())));
                case TooLarge tooLarge ->
                    CompletableFuture.failedFuture(
                            new CallFailed(Failures.of(subject(request), method, tooLarge, clock.instant()), true));
            };
        } catch (CallFailed withoutToken) {
            return CompletableFuture.failedFuture(withoutToken);
        }
    }

    /** Without the query: predicates may name customers. */
    private static String subject(ApiHttpRequest request) {
        return request.getMethod() + " " + request.getUri().getPath();
    }

    private HttpAnswer send(ApiHttpRequest request, int attempt) {
        String token = tokens.current();
        HttpAnswer answer = calls.send(call(request, token, attempt));
        if (answer instanceof Received received && received.status() == 401) {
            tokens.refused(token);
            return calls.send(call(request, tokens.current(), attempt));
        }
        return answer;
    }

    private HttpCall call(ApiHttpRequest request, String token, int attempt) {
        byte[] body = request.getBody();
        return new HttpCall(
                Exchange.System.COMMERCETOOLS,
                settings.projectKey(),
                request.getMethod().name(),
                request.getUri(),
                headers(request, token),
                body == null ? new byte[0] : body,
                settings.timeout(),
                attempt);
    }

    private Map<String, String> headers(ApiHttpRequest request, String token) {
        var headers = new HashMap<String, String>();
        for (var header : request.getHeaders().getHeaders()) {
            headers.put(header.getKey(), header.getValue());
        }
        // how bodies are packed on the wire is HttpCalls' business
        headers.keySet().removeIf(name -> name.equalsIgnoreCase(ApiHttpHeaders.ACCEPT_ENCODING));
        if (request.getBody() != null && !has(headers, ApiHttpHeaders.CONTENT_TYPE)) {
            headers.put(ApiHttpHeaders.CONTENT_TYPE, "application/json");
        }
        headers.put(ApiHttpHeaders.AUTHORIZATION, "Bearer " + token);
        headers.put(ApiHttpHeaders.X_CORRELATION_ID, correlationId());
        return headers;
    }

    private static boolean has(Map<String, String> headers, String name) {
        return headers.keySet().stream().anyMatch(name::equalsIgnoreCase);
    }

    /** The trail's id when it has the shape commercetools' own clients use, else one that follows from it (§4.3). */
    private String correlationId() {
        String id = Trail.current().correlationId();
        return THEIR_SHAPE.matcher(id).matches()
                ? id
                : settings.projectKey() + "/" + UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8));
    }

    private static ApiHttpResponse<byte[]> response(Received answer) {
        List<Map.Entry<String, String>> headers = List.copyOf(answer.headers().entrySet());
        return new ApiHttpResponse<>(answer.status(), new ApiHttpHeaders(headers), answer.body());
    }
}
