package proof.demo;

import connector.ConnectorApplication;
import connector.database.DatabaseSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.context.ConfigurableApplicationContext;
import proof.ConnectorOnSandbox;
import proof.demo.BothSides.OrderState;
import sandbox.Sandbox;
import sandbox.commercetools.notify.DeliveryOptions;
import sandbox.commercetools.notify.Envelope;
import sandbox.orderflow.PushSettings;
import sandbox.orderflow.WorkRules;

/** Database, sandbox and connector in one process, on a data folder that is thrown away. */
final class Demo implements AutoCloseable {

    private static final int LANES = 16;
    private static final Duration PACE = Duration.ofMillis(300);

    private final DemoOptions options;
    private final Path folder;
    private final Sandbox sandbox;
    private final ConfigurableApplicationContext connector;
    private final BothSides bothSides;

    Demo(DemoOptions options, int port) throws IOException {
        this.options = options;
        folder = Files.createTempDirectory("connector-demo");
        sandbox = Sandbox.start(0, 0, options.seed(), Clock.systemUTC());
        var settings = new ConnectorOnSandbox(DatabaseSettings.embedded(folder, 20), LANES, port, options.polls());
        connector = ConnectorApplication.start(settings.settings(sandbox));
        bothSides = new BothSides(sandbox);
    }

    /** Where the pages are. */
    URI page() {
        return URI.create("http://127.0.0.1:" + connector.getEnvironment().getProperty("local.server.port") + "/");
    }

    Sandbox sandbox() {
        return sandbox;
    }

    /** Opens the shop and the warehouse, and lets things go wrong. */
    void begin() {
        options.faults().turnOn(sandbox);
        double disorder = options.faults().disorder();
        if (options.pushes()) {
            sandbox.commercetools()
                    .deliverTo(
                            page().resolve("/in/commercetools/" + ConnectorOnSandbox.SOURCE),
                            ConnectorOnSandbox.SECRET_HEADER,
                            Sandbox.USER,
                            DeliveryOptions.of(Envelope.PLATFORM)
                                    .misbehaving(disorder, disorder, disorder / 2)
                                    .seeded(options.seed()));
            sandbox.orderFlow()
                    .pusher()
                    .on(PushSettings.to(
                                    page().resolve("/in/orderflow/" + ConnectorOnSandbox.DESTINATION),
                                    Sandbox.USER,
                                    Sandbox.USER)
                            .disorder(new PushSettings.Disorder(options.seed(), disorder, disorder)));
        }
        sandbox.orderFlow()
                .warehouse()
                .rules(WorkRules.plain(options.seed()).splitting(0.25).packages(3));
        sandbox.orderFlow().warehouse().work(PACE);
    }

    void placeOrders() {
        sandbox.commercetools().placeOrders(options.orders());
    }

    List<OrderState> look() {
        return bothSides.read();
    }

    Verdict verdict() {
        return Verdict.of(look(), bothSides.strangers(), faultsInjected());
    }

    /** Everything that went wrong so far, on either side and on the way. */
    int faultsInjected() {
        return sandbox.commercetoolsFaults().total() + sandbox.orderFlowFaults().total();
    }

    @Override
    public void close() throws IOException {
        sandbox.orderFlow().warehouse().rest();
        connector.close();
        sandbox.close();
        delete(folder);
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(
                    Path visited, @org.jspecify.annotations.Nullable IOException failure) throws IOException {
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
