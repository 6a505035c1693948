package connector.orderflow.doubles;

import connector.http.HttpAnswer;
import connector.http.HttpCall;
import connector.http.HttpCalls;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.stream.Collectors;

/** Real HTTP by the JDK's client, nothing recorded. */
public final class PlainHttpCalls implements HttpCalls {

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Override
    public HttpAnswer send(HttpCall call) {
        HttpRequest.Builder request = HttpRequest.newBuilder(call.uri())
                .timeout(call.timeout())
                .method(call.method(), HttpRequest.BodyPublishers.ofByteArray(call.body()));
        call.headers().forEach(request::header);
        try {
            HttpResponse<byte[]> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new HttpAnswer.Received(answer.statusCode(), headers(answer), answer.body());
        } catch (ConnectException | HttpConnectTimeoutException neverConnected) {
            return new HttpAnswer.NoAnswer("no connection", false);
        } catch (IOException broken) {
            return new HttpAnswer.NoAnswer("no answer", true);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new HttpAnswer.NoAnswer("interrupted", true);
        }
    }

    private static Map<String, String> headers(HttpResponse<byte[]> answer) {
        return answer.headers().map().entrySet().stream()
                .collect(Collectors.toMap(
                        each -> each.getKey().toLowerCase(java.util.Locale.ROOT),
                        each -> String.join(",", each.getValue())));
    }
}
