package proof.story;

import connector.ConnectorApplication;
import connector.audit.AuditStory;
import connector.audit.Exchange;
import connector.audit.StoryLine;
import connector.database.DatabaseSettings;
import connector.orderflow.DestinationSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import proof.ConnectorOnSandbox;
import proof.demo.Faults;
import sandbox.Sandbox;
import sandbox.commercetools.notify.DeliveryOptions;
import sandbox.commercetools.notify.Envelope;
import sandbox.orderflow.PushSettings;
import sandbox.orderflow.StoredOrder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The connector in service between a shop and a warehouse, for the stories of one class. */
final class House implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration QUIET = Duration.ofSeconds(4);
    private static final Duration LOOK = Duration.ofMillis(50);

    final Sandbox sandbox;
    final ConfigurableApplicationContext connector;
    final JdbcClient database;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private House(Path folder, boolean polls) {
        this(folder, polls, null);
    }

    private House(Path folder, boolean polls, DestinationSettings.Poll poll) {
        this(folder, new ConnectorOnSandbox(DatabaseSettings.embedded(folder, 20), 8, 0, polls), poll, Map.of());
    }

    /** @param stateNames what the tenant calls OrderFlow's states */
    private House(
            Path folder, ConnectorOnSandbox settings, DestinationSettings.Poll poll, Map<String, String> stateNames) {
        Sandbox.Choice usual = Sandbox.Choice.standard(7);
        sandbox = Sandbox.start(
                0, 0, new Sandbox.Choice(usual.settings(), usual.account().calling(stateNames)), Clock.systemUTC());
        sandbox.commercetoolsFaults().silence(Faults.SILENCE);
        sandbox.orderFlowFaults().silence(Faults.SILENCE);
        connector = ConnectorApplication.start(
                poll == null
                        ? settings.settings(sandbox)
                        : settings.settings(
                                sandbox.commercetools().url(),
                                sandbox.orderFlow().url(),
                                poll));
        database = JdbcClient.create(connector.getBean(DataSource.class));
    }

    /** Nobody pushes anything until told to. */
    static House withPolls(Path folder) {
        return new House(folder, true);
    }

    /** The sweep runs, and OrderFlow is asked like this. */
    static House asking(Path folder, DestinationSettings.Poll poll) {
        return new House(folder, true, poll);
    }

    /** As with polls, at a tenant who calls OrderFlow's states otherwise. */
    static House atTenantCalling(Map<String, String> stateNames, Path folder) {
        return new House(
                folder,
                new ConnectorOnSandbox(DatabaseSettings.embedded(folder, 20), 8, 0, true).calling(stateNames),
                null,
                stateNames);
    }

    static House withoutPolls(Path folder) {
        return new House(folder, false);
    }

    URI page() {
        return URI.create("http://127.0.0.1:" + connector.getEnvironment().getProperty("local.server.port") + "/");
    }

    URI messages() {
        return page().resolve("/in/commercetools/" + ConnectorOnSandbox.SOURCE);
    }

    URI pushes() {
        return page().resolve("/in/orderflow/" + ConnectorOnSandbox.DESTINATION);
    }

    /** @param disorder share of messages and pushes that come twice, and share that are overtaken */
    House everybodyPushes(double disorder) {
        sandbox.commercetools()
                .deliverTo(
                        messages(),
                        ConnectorOnSandbox.SECRET_HEADER,
                        Sandbox.USER,
                        DeliveryOptions.of(Envelope.PLATFORM)
                                .misbehaving(disorder, disorder, disorder)
                                .seeded(7));
        sandbox.orderFlow()
                .pusher()
                .on(PushSettings.to(pushes(), Sandbox.USER, Sandbox.USER)
                        .disorder(new PushSettings.Disorder(7, disorder, disorder)));
        return this;
    }

    /** @return the id of a new order with this many lines or more */
    String placeOrder(int lines) {
        for (int tries = 0; tries < 50; tries++) {
            String id = sandbox.commercetools().placeOrder();
            if (order(id).path("lineItems").size() >= lines) {
                return id;
            }
        }
        throw new AssertionError("the shop sells nothing with " + lines + " lines");
    }

    ObjectNode order(String id) {
        return sandbox.commercetools().order(id);
    }

    String number(String id) {
        ObjectNode order = order(id);
        return order.path("orderNumber").asString(order.path("id").asString());
    }

    /** Orders of the warehouse that stand for this order; one is right. */
    List<StoredOrder> stored(String id) {
        String number = number(id);
        return sandbox.orderFlow().orders().stream()
                .filter(each -> each.importedReference().equals(number))
                .toList();
    }

    /** The same of an order that goes several ways: one for each. */
    List<StoredOrder> consignments(String id) {
        String number = number(id);
        return sandbox.orderFlow().orders().stream()
                .filter(each -> each.importedReference().startsWith(number + "-"))
                .toList();
    }

    void awaitAccepted(String id) {
        await("the SyncInfo of " + number(id), () -> !order(id).path("syncInfo").isEmpty());
        await("rest", () -> openItems() == 0);
    }

    void awaitShipped(String id) {
        await("Shipped on " + number(id), () -> shipmentState(id).equals("Shipped"));
        await("rest", () -> openItems() == 0);
    }

    long openItems() {
        return count("select count(*) from inbox where state = 'open'");
    }

    /** What the lane of the order stands still for; empty while it does not. */
    String parkedFor(String id) {
        return database.sql("select coalesce(max(reason), '') from lane where state = 'parked' and key like :key")
                .param("key", "order/%/" + id)
                .query(String.class)
                .single();
    }

    long count(String sql) {
        return database.sql(sql).query(Long.class).single();
    }

    String shipmentState(String id) {
        return order(id).path("shipmentState").asString("");
    }

    List<JsonNode> deliveries(String id) {
        return list(order(id).at("/shippingInfo/deliveries"));
    }

    List<String> trackingIds(String id) {
        return deliveries(id).stream()
                .flatMap(delivery -> list(delivery.path("parcels")).stream())
                .map(parcel -> parcel.at("/trackingData/trackingId").asString(""))
                .toList();
    }

    /** Messages of this type that the shop wrote about the order. */
    List<ObjectNode> told(String id, String type) {
        return sandbox.commercetools().messages().stream()
                .filter(message -> message.path("type").asString().equals(type))
                .filter(message -> message.at("/resource/id").asString().equals(id))
                .toList();
    }

    /** What the order's shipment state became, one after the other. */
    List<String> shipmentStates(String id) {
        return told(id, "OrderShipmentStateChanged").stream()
                .map(message -> message.path("shipmentState").asString())
                .toList();
    }

    List<StoryLine> audit(String id) {
        return connector.getBean(AuditStory.class).of(number(id));
    }

    /** Last parts of the paths of our calls to OrderFlow about this order, in their order. */
    List<String> callsToOrderFlow(String id) {
        return exchanges(id)
                .filter(each -> each.direction() == Exchange.Direction.OUTBOUND)
                .filter(each -> each.system() == Exchange.System.ORDERFLOW)
                .map(House::lastPart)
                .toList();
    }

    Stream<Exchange> exchanges(String id) {
        return audit(id).stream()
                .filter(StoryLine.Exchanged.class::isInstance)
                .map(line -> ((StoryLine.Exchanged) line).exchange());
    }

    /** How many calls were made about this order. */
    long calls(String id) {
        return exchanges(id)
                .filter(each -> each.direction() == Exchange.Direction.OUTBOUND)
                .count();
    }

    /** Waits until nobody has made a call about the order for longer than any poll or pause of this house takes. */
    void awaitQuiet(String id) {
        long[] seen = {calls(id), System.nanoTime()};
        await("quiet about " + number(id), () -> {
            long now = calls(id);
            if (now != seen[0]) {
                seen[0] = now;
                seen[1] = System.nanoTime();
            }
            return System.nanoTime() - seen[1] > QUIET.toNanos();
        });
    }

    List<String> decisions(String id) {
        return audit(id).stream()
                .filter(StoryLine.Decided.class::isInstance)
                .map(line -> ((StoryLine.Decided) line).decision().verdict())
                .toList();
    }

    static String lastPart(Exchange exchange) {
        String path = exchange.url().replaceAll("\\?.*", "");
        return path.substring(path.lastIndexOf('/') + 1);
    }

    int post(URI to, String header, String value, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(to)
                .header(header, value)
                .POST(BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        return answer.statusCode();
    }

    static void await(String what, BooleanSupplier done) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited " + PATIENCE + " for " + what);
            }
            try {
                Thread.sleep(LOOK);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new AssertionError(stopped);
            }
        }
    }

    static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    @Override
    public void close() {
        connector.close();
        sandbox.close();
        client.close();
    }
}
