package connector.commercetools.client;

import com.commercetools.api.client.ProjectApiRoot;
import com.commercetools.api.defaultconfig.ApiRootBuilder;
import connector.commercetools.Channels;
import connector.commercetools.CommercetoolsSettings;
import connector.commercetools.Orders;
import connector.http.HttpCalls;
import io.vrap.rmf.base.client.VrapHttpClient;
import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans that speak to one commercetools project. */
@Configuration(proxyBeanMethods = false)
class ClientConfiguration {

    @Bean
    ProjectApiRoot commercetoolsProject(CommercetoolsSettings settings, HttpCalls calls, Clock clock) {
        var attempts =
                new Attempts(Thread::sleep, () -> ThreadLocalRandom.current().nextDouble(), clock);
        return project(settings, new RecordedTransport(settings, calls, attempts, clock));
    }

    /** Without the SDK's own token, retry and log layers: tokens and repeats are ours, its log would show addresses. */
    static ProjectApiRoot project(CommercetoolsSettings settings, VrapHttpClient transport) {
        return ApiRootBuilder.of(transport).withApiBaseUrl(settings.apiUrl()).build(settings.projectKey());
    }

    @Bean
    Orders orders(ProjectApiRoot commercetoolsProject, Clock clock) {
        return new SdkOrders(commercetoolsProject, new Asking(clock));
    }

    @Bean
    Channels channels(ProjectApiRoot commercetoolsProject, Clock clock) {
        return new SdkChannels(commercetoolsProject, new Asking(clock));
    }

    @Bean
    MessagePages messagePages(ProjectApiRoot commercetoolsProject, Clock clock) {
        return new SdkMessagePages(commercetoolsProject, new Asking(clock));
    }

    @Bean
    ApplicationRunner commercetoolsWarmUp() {
        return _ -> Thread.ofVirtual().name("commercetools-warm-up").start(SdkOrders::warmUp);
    }
}
