package connector;

import connector.settings.Settings;
import java.time.Clock;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The service: two systems at its edges, the flows between them, durable work under them, a page on top. */
@SpringBootApplication(proxyBeanMethods = false)
public class ConnectorApplication {

    /** Starts the service; it listens and works when this returns. */
    public static ConfigurableApplicationContext start(Settings settings) {
        return start(settings, Clock.systemUTC());
    }

    /** The same by another clock, which may run ahead of the system's but not stand still. */
    public static ConfigurableApplicationContext start(Settings settings, Clock clock) {
        SpringApplication application = new SpringApplicationBuilder(ConnectorApplication.class)
                .initializers(context -> {
                    GenericApplicationContext beans = (GenericApplicationContext) context;
                    beans.registerBean("settings", Settings.class, () -> settings);
                    beans.registerBean("clock", Clock.class, () -> clock);
                })
                .properties(Map.of(
                        "server.address", settings.server().address(),
                        "server.port", settings.server().port(),
                        "http.connections-per-host", settings.commercetools().connections()))
                .build();
        return application.run();
    }
}
