package connector.commercetools.client;

import com.commercetools.api.client.ProjectApiRoot;
import connector.commercetools.CommercetoolsSettings;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The client under test, wired as in production but for the clock, the pauses and the jitter. */
final class Client {

    final SetClock clock = new SetClock();
    final List<Duration> pauses = new ArrayList<>();
    final ProjectApiRoot project;
    final Asking asking = new Asking(clock);

    Client(URI url) {
        this(url, Integer.MAX_VALUE);
    }

    /** @param largestAnswer in bytes; a longer one is not kept */
    Client(URI url, int largestAnswer) {
        this(settings(url, url, List.of()), largestAnswer);
    }

    Client(CommercetoolsSettings settings) {
        this(settings, Integer.MAX_VALUE);
    }

    private Client(CommercetoolsSettings settings, int largestAnswer) {
        var attempts = new Attempts(pauses::add, () -> 0.5, clock);
        project = ClientConfiguration.project(
                settings, new RecordedTransport(settings, new JdkCalls(largestAnswer), attempts, clock));
    }

    SdkOrders orders() {
        return new SdkOrders(() -> project, asking);
    }

    SdkOrderEdits edits() {
        return new SdkOrderEdits(() -> project, asking);
    }

    SdkPayments payments() {
        return new SdkPayments(() -> project, asking);
    }

    SdkProducts products() {
        return new SdkProducts(() -> project, asking);
    }

    static CommercetoolsSettings settings(URI apiUrl, URI authUrl, List<String> scopes) {
        return new CommercetoolsSettings(
                "shop",
                apiUrl,
                authUrl,
                "client-id",
                "client-secret",
                scopes,
                "orderflow",
                Duration.ofSeconds(5),
                4,
                Map.of(),
                new CommercetoolsSettings.Sweep(
                        true, Duration.ofMinutes(1), Duration.ofMinutes(1), Duration.ofHours(1)));
    }
}
