package proof.story;

import connector.ConnectorApplication;
import connector.settings.InvalidSettings;
import connector.settings.SettingsFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import proof.demo.Faults;
import sandbox.Sandbox;
import sandbox.commercetools.notify.DeliveryOptions;
import sandbox.commercetools.notify.Envelope;
import sandbox.orderflow.PushSettings;
import sandbox.orderflow.PushSettings.Kind;
import sandbox.orderflow.ShipmentState;

/** Database, sandbox and connector in one process, all by the story's clock, on a folder that is thrown away. */
public final class Stage implements AutoCloseable {

    private static final String SOURCE = "sandbox";
    private static final String DESTINATION = "sandbox";
    private static final String SECRET_HEADER = "X-Connector-Secret";
    private static final Duration TOKENS = Duration.ofDays(3_650);

    private static final Set<ShipmentState> TOLD = Set.of(
            ShipmentState.OUT_OF_STOCK,
            ShipmentState.RELEASED,
            ShipmentState.PACKABLE,
            ShipmentState.PACKED,
            ShipmentState.DESPATCHED,
            ShipmentState.CANCELLED);

    private final Path folder;
    private final StoryClock clock;
    private final Tenant tenant;
    private final Sandbox sandbox;
    private final ConfigurableApplicationContext connector;
    private final JdbcClient database;
    private final BothSystems systems;

    Stage(Story story, Instant start, Tenant tenant) throws IOException {
        this.tenant = tenant;
        folder = Files.createTempDirectory("connector-story");
        clock = new StoryClock(start);
        Sandbox.Choice standard = Sandbox.Choice.standard(1);
        sandbox = Sandbox.start(
                0,
                0,
                new Sandbox.Choice(
                        standard.settings().tokensFor(TOKENS),
                        standard.account()
                                .sites(List.of("Leeds", "Venlo"))
                                .tellingSites()
                                .calling(tenant.own())),
                clock);
        sandbox.commercetoolsFaults().silence(Faults.SILENCE);
        sandbox.orderFlowFaults().silence(Faults.SILENCE);
        connector = ConnectorApplication.start(settings(story), clock);
        database = JdbcClient.create(connector.getBean(DataSource.class));
        systems = new BothSystems(sandbox, tenant);
        connect();
    }

    StoryClock clock() {
        return clock;
    }

    Sandbox sandbox() {
        return sandbox;
    }

    BothSystems systems() {
        return systems;
    }

    /** Whether no schedule is at work: one that is when the clock is put forward looks like one of a dead node. */
    boolean nobodyIsAtWork() {
        return count("select count(*) from scheduled_tasks where picked") == 0;
    }

    /** Whether all work is done, parked, or set aside for later. */
    boolean atRest() {
        return sandbox.orderFlow().pusher().pending() == 0
                && sandbox.commercetools().awaitDelivered(Duration.ZERO)
                && count("select count(*) from lane where state in ('busy', 'retrying')") == 0
                && dueLanes() == 0;
    }

    /** What keeps it from rest, in words. */
    String leftToDo() {
        return sandbox.orderFlow().pusher().pending() + " pushes on their way, messages "
                + (sandbox.commercetools().awaitDelivered(Duration.ZERO) ? "delivered" : "on their way") + ", "
                + dueLanes()
                + " lanes due, at work "
                + database.sql(
                                "select key || ' ' || state || ' ' || attempts from lane where state in ('busy', 'retrying')")
                        .query(String.class)
                        .list();
    }

    private long dueLanes() {
        return database.sql("select count(*) from scheduled_tasks where task_name = 'lane' and execution_time <= :now")
                .param("now", Timestamp.from(clock.instant()))
                .query(Long.class)
                .single();
    }

    private long count(String sql) {
        return database.sql(sql).query(Long.class).single();
    }

    private connector.settings.Settings settings(Story story) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), Sandbox.USER);
        StoryConfiguration text = new StoryConfiguration(
                sandbox.commercetools().url(), sandbox.orderFlow().url(), folder.resolve("data"), secret, tenant);
        Path file = Files.writeString(folder.resolve("connector.yaml"), text.of(story.configuration()));
        try {
            return SettingsFile.read(file, Map.of());
        } catch (InvalidSettings wrong) {
            throw new IllegalStateException(
                    "The configuration of the story is not right: " + wrong.getMessage(), wrong);
        }
    }

    private void connect() {
        URI page = URI.create("http://127.0.0.1:" + connector.getEnvironment().getProperty("local.server.port") + "/");
        sandbox.commercetools()
                .deliverTo(
                        page.resolve("/in/commercetools/" + SOURCE),
                        SECRET_HEADER,
                        Sandbox.USER,
                        DeliveryOptions.of(Envelope.PLATFORM));
        sandbox.orderFlow()
                .pusher()
                .on(PushSettings.to(page.resolve("/in/orderflow/" + DESTINATION), Sandbox.USER, Sandbox.USER)
                        .kinds(Kind.ORDER_EVENT, Kind.SHIPMENT_EVENT, Kind.RETURN_EVENT)
                        .telling(TOLD, Set.of("despatched", "cancelled")));
    }

    @Override
    public void close() throws IOException {
        connector.close();
        systems.close();
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
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
