package connector.commercetools.client;

import connector.audit.Exchange;
import connector.audit.Trail;
import connector.http.HttpAnswer;
import connector.http.HttpCall;
import connector.http.HttpCalls;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Calls over the JDK's client, recorded in the current trail as the real ones are. */
final class JdkCalls implements HttpCalls {

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final int largestAnswer;

    /** @param largestAnswer in bytes */
    JdkCalls(int largestAnswer) {
        this.largestAnswer = largestAnswer;
    }

    @Override
    public HttpAnswer send(HttpCall call) {
        HttpAnswer answer = answer(call);
        Trail.current().exchanged(exchange(call, answer));
        return answer;
    }

    private HttpAnswer answer(HttpCall call) {
        var request = HttpRequest.newBuilder(call.uri())
                .timeout(call.timeout())
                .method(call.method(), BodyPublishers.ofByteArray(call.body()));
        call.headers().forEach(request::header);
        try {
            HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
            return response.body().length > largestAnswer
                    ? new HttpAnswer.TooLarge(response.statusCode(), headers(response), largestAnswer)
                    : new HttpAnswer.Received(response.statusCode(), headers(response), response.body());
        } catch (ConnectException refused) {
            return new HttpAnswer.NoAnswer("connection refused", false);
        } catch (IOException broken) {
            return new HttpAnswer.NoAnswer("connection broken", true);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new HttpAnswer.NoAnswer("interrupted", true);
        }
    }

    private static Map<String, String> headers(HttpResponse<byte[]> response) {
        return response.headers().map().entrySet().stream()
                .collect(Collectors.toMap(
                        header -> header.getKey().toLowerCase(Locale.ROOT),
                        header -> String.join(",", header.getValue())));
    }

    private static Exchange exchange(HttpCall call, HttpAnswer answer) {
        boolean received = answer instanceof HttpAnswer.Received;
        var known = received ? (HttpAnswer.Received) answer : new HttpAnswer.Received(0, Map.of(), new byte[0]);
        return new Exchange(
                Trail.current().now(),
                Exchange.Direction.OUTBOUND,
                call.system(),
                call.peer(),
                call.method(),
                call.uri().toString(),
                known.status(),
                Duration.ZERO,
                call.attempt(),
                call.headers(),
                call.body(),
                known.headers(),
                known.body(),
                null,
                null);
    }
}
