package sandbox.orderflow;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** Sends one message once. */
final class PushDelivery {

    private final PushSettings settings;
    private final HttpClient client;

    PushDelivery(PushSettings settings) {
        this.settings = settings;
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(2))
                .build();
    }

    /** @return false when the answer is not good or does not come */
    boolean accepted(PushMessage message) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(settings.target(message.kind()))
                .timeout(settings.timeout())
                .header("Content-Type", "application/xml; charset=UTF-8")
                .POST(BodyPublishers.ofString(message.body().apply(message.id())));
        if (settings.user() != null) {
            String account = settings.user() + ":" + settings.password();
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(account.getBytes(StandardCharsets.UTF_8)));
        }
        try {
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
            return settings.answers().status().test(answer.statusCode())
                    && settings.answers().body().matcher(answer.body()).find();
        } catch (IOException noAnswer) {
            return false;
        }
    }

    void close() {
        client.shutdownNow();
    }
}
