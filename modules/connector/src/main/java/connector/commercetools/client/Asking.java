package connector.commercetools.client;

import connector.audit.Storable;
import connector.http.HttpAnswer.Received;
import io.vrap.rmf.base.client.ApiHttpResponse;
import io.vrap.rmf.base.client.ApiMethod;
import io.vrap.rmf.base.client.utils.json.JsonException;
import io.vrap.rmf.base.client.utils.json.JsonUtils;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Sends what the SDK built and reads the answer, without the SDK's exceptions and without its logger. */
record Asking(Clock clock) {

    private static final ErrorBody NOTHING_SAID = new ErrorBody("", List.of());

    /** @param usable false for a body of the right type that lacks what every such resource has */
    <T> Reply<T> ask(String subject, ApiMethod<?, ?> method, Class<T> type, Predicate<T> usable) {
        return bytes(subject, method, body -> {
            T value = JsonUtils.fromJsonByteArray(body, type);
            return value != null && usable.test(value) ? value : null;
        });
    }

    <T> Reply<T> bytes(String subject, ApiMethod<?, ?> method, Function<byte[], @Nullable T> read) {
        return answer(subject, method, (body, headers) -> read.apply(body));
    }

    /** @param read gets the headers too, their names in lower case */
    <T> Reply<T> answer(
            String subject, ApiMethod<?, ?> method, BiFunction<byte[], Map<String, String>, @Nullable T> read) {
        try {
            return reply(
                    subject,
                    method.createHttpRequest().getMethod().name(),
                    method.send().join(),
                    read);
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof CallFailed unanswered) {
                return new Reply.Bad<>(0, NOTHING_SAID, unanswered.failure(), unanswered.tooLarge());
            }
            throw failed;
        }
    }

    private <T> Reply<T> reply(
            String subject,
            String method,
            ApiHttpResponse<byte[]> response,
            BiFunction<byte[], Map<String, String>, @Nullable T> read) {
        byte[] body = response.getBody() == null ? new byte[0] : Storable.json(response.getBody());
        if (response.getStatusCode() < 200 || response.getStatusCode() > 299) {
            var answer = new Received(response.getStatusCode(), headers(response), body);
            return new Reply.Bad<>(
                    answer.status(), ErrorBody.read(body), Failures.of(subject, method, answer, clock.instant()));
        }
        T value = readable(body, headers(response), read);
        return value == null
                ? new Reply.Bad<>(response.getStatusCode(), NOTHING_SAID, Failures.unreadable(subject, method))
                : new Reply.Good<>(value);
    }

    private static <T> @Nullable T readable(
            byte[] body, Map<String, String> headers, BiFunction<byte[], Map<String, String>, @Nullable T> read) {
        try {
            return read.apply(body, headers);
        } catch (JsonException _) {
            return null;
        }
    }

    private static Map<String, String> headers(ApiHttpResponse<byte[]> response) {
        var headers = new HashMap<String, String>();
        response.getHeaders().getHeaders().forEach(header -> headers.put(header.getKey(), header.getValue()));
        return headers;
    }
}
