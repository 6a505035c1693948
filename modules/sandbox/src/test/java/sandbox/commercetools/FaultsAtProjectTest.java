package sandbox.commercetools;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sandbox.faults.Fault;
import sandbox.faults.FaultDial;

class FaultsAtProjectTest {

    private final FaultDial dial = new FaultDial(1);

    @ParameterizedTest
    @ValueSource(strings = {"sandbox", "shop"})
    void faults_reach_the_project_whatever_it_is_called_and_never_the_steering(String project) throws Exception {
        dial.draw(1, List.of(Fault.UNAVAILABLE), request -> true);
        try (HttpClient client = HttpClient.newHttpClient();
                var commercetools = CommercetoolsSandbox.start(0, project, Clock.systemUTC(), dial)) {
            assertThat(post(client, commercetools, project + "/orders/1")).isEqualTo(503);
            assertThat(post(client, commercetools, project + "/sandbox/orders")).isEqualTo(201);
            assertThat(dial.injected()).containsEntry(Fault.UNAVAILABLE, 1);
        }
    }

    private static int post(HttpClient client, CommercetoolsSandbox commercetools, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(commercetools.url().resolve("/" + path))
                .POST(BodyPublishers.noBody())
                .build();
        return client.send(request, BodyHandlers.discarding()).statusCode();
    }
}
