package connector.commercetools.client;

import com.commercetools.api.client.ProjectApiRoot;
import com.commercetools.api.defaultconfig.ApiRootBuilder;
import connector.commercetools.Channels;
import connector.commercetools.CommercetoolsSettings;
import connector.commercetools.OrderEdits;
import connector.commercetools.Orders;
import connector.commercetools.Payments;
import connector.commercetools.Products;
import connector.commercetools.ProjectKeys;
import connector.commercetools.ProjectResources;
import connector.commercetools.States;
import connector.http.HttpCalls;
import io.vrap.rmf.base.client.VrapHttpClient;
import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.function.SingletonSupplier;

/** The beans that speak to one commercetools project. */
@Configuration(proxyBeanMethods = false)
class ClientConfiguration {

    /** Built at first use: the SDK searches its whole jar then, which would hold up the start by seconds. */
    @Bean
    Project commercetoolsProject(CommercetoolsSettings settings, HttpCalls calls, Clock clock) {
        return new Project(SingletonSupplier.of(() -> {
            var attempts = new Attempts(
                    Thread::sleep, () -> ThreadLocalRandom.current().nextDouble(), clock);
            return project(settings, new RecordedTransport(settings, calls, attempts, clock));
        }));
    }

    record Project(Supplier<ProjectApiRoot> api) {}

    /** Without the SDK's own token, retry and log layers: tokens and repeats are ours, its log would show addresses. */
    static ProjectApiRoot project(CommercetoolsSettings settings, VrapHttpClient transport) {
        return ApiRootBuilder.of(transport).withApiBaseUrl(settings.apiUrl()).build(settings.projectKey());
    }

    @Bean
    Orders orders(Project project, Clock clock) {
        return new SdkOrders(project.api(), new Asking(clock));
    }

    @Bean
    OrderEdits orderEdits(Project project, Clock clock) {
        return new SdkOrderEdits(project.api(), new Asking(clock));
    }

    @Bean
    Payments payments(Project project, Clock clock) {
        return new SdkPayments(project.api(), new Asking(clock));
    }

    @Bean
    Products products(Project project, Clock clock) {
        return new SdkProducts(project.api(), new Asking(clock));
    }

    @Bean
    Channels channels(Project project, Clock clock) {
        return new SdkChannels(project.api(), new Asking(clock));
    }

    @Bean
    ProjectResources projectResources(Project project, Clock clock) {
        return new SdkProjectResources(project.api(), new Asking(clock));
    }

    @Bean
    ProjectKeys projectKeys(ProjectResources resources, Clock clock) {
        return new CachedProjectKeys(resources, clock);
    }

    @Bean
    States states(ProjectResources resources, Clock clock) {
        return new CachedStates(resources, clock);
    }

    @Bean
    MessagePages messagePages(Project project, Clock clock) {
        return new SdkMessagePages(project.api(), new Asking(clock));
    }

    @Bean
    ApplicationRunner commercetoolsWarmUp(Project project) {
        return _ -> Thread.ofVirtual().name("commercetools-warm-up").start(() -> {
            var _ = project.api().get();
            SdkOrders.warmUp();
        });
    }
}
