package connector.console;

import connector.audit.AuditStory;
import connector.database.TestDatabase;
import connector.orderflow.DestinationSettings;
import connector.orderflow.doubles.Destinations;
import connector.workqueue.StatusOf;
import connector.workqueue.WorkStatus;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.support.GenericApplicationContext;

/** The console alone, over HTTP, on a database of the test. Its clock stands at noon. */
final class ServedConsole implements AutoCloseable {

    static final Instant NOON = Instant.parse("2026-07-02T12:00:00Z");

    private final ConfigurableApplicationContext context;
    private final HttpClient browser = HttpClient.newHttpClient();

    ServedConsole(TestDatabase database) {
        Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
        context = new SpringApplicationBuilder(Parts.class)
                .web(WebApplicationType.SERVLET)
                .initializers(started -> register((GenericApplicationContext) started, database.dataSource(), clock))
                .properties(Map.of("server.port", 0, "server.address", "127.0.0.1"))
                .run();
    }

    /** What Spring finds by itself. */
    @EnableAutoConfiguration
    @ComponentScan(basePackageClasses = OrdersDesk.class)
    static class Parts {}

    private static void register(GenericApplicationContext context, DataSource database, Clock clock) {
        context.registerBean(
                "dataSource", DataSource.class, () -> database, definition -> definition.setDestroyMethodName(null));
        context.registerBean("clock", Clock.class, () -> clock);
        context.registerBean("workStatus", WorkStatus.class, () -> StatusOf.database(database, clock));
        context.registerBean("auditStory", AuditStory.class, () -> AuditStory.in(database));
        context.registerBean(
                "leeds",
                DestinationSettings.class,
                () -> Destinations.at(URI.create("https://flow.example/leeds")).settings());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port") + path);
        return browser.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    String page(String path) throws IOException, InterruptedException {
        return get(path).body();
    }

    @Override
    public void close() {
        context.close();
    }

    static List<String> ids(String page) {
        return java.util.regex.Pattern.compile("<tr[^>]*id=\"order-shop-([^\"]+)\"")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
