package connector.commercetools.client;

import com.commercetools.api.client.ProjectApiRoot;
import connector.commercetools.Channels;
import connector.commercetools.CommercetoolsSettings;
import connector.commercetools.OrderPages;
import connector.commercetools.Orders;
import connector.commercetools.ProjectKeys;
import connector.commercetools.ProjectResources;
import connector.http.HttpCalls;
import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;

/** A project for a program that is not the service, such as a command. */
public record ProjectAccess(
        ProjectResources resources, Orders orders, Channels channels, ProjectKeys keys, OrderPages pages) {

    /** Calls nobody yet. */
    public static ProjectAccess of(CommercetoolsSettings settings, HttpCalls calls, Clock clock) {
        var attempts =
                new Attempts(Thread::sleep, () -> ThreadLocalRandom.current().nextDouble(), clock);
        ProjectApiRoot project =
                ClientConfiguration.project(settings, new RecordedTransport(settings, calls, attempts, clock));
        Asking asking = new Asking(clock);
        ProjectResources resources = new SdkProjectResources(() -> project, asking);
        return new ProjectAccess(
                resources,
                new SdkOrders(() -> project, asking),
                new SdkChannels(() -> project, asking),
                new CachedProjectKeys(resources, clock),
                new SdkOrderPages(() -> project, asking));
    }
}
