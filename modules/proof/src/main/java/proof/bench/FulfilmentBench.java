package proof.bench;

import connector.ConnectorApplication;
import connector.database.DatabaseSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;
import proof.ConnectorOnSandbox;
import sandbox.Sandbox;
import sandbox.commercetools.notify.DeliveryOptions;
import sandbox.commercetools.notify.Envelope;
import sandbox.orderflow.PushSettings;
import sandbox.orderflow.ShipmentState;
import tools.jackson.databind.node.ObjectNode;

/**
 * Shipments on their way back, one after the other at an even pace, with pushes and without schedules: first with nobody else
 * writing, then with somebody who writes the order between every reading and writing, up to a bound. Sandbox and
 * connector share this JVM.
 */
final class FulfilmentBench {

    private static final int LANES = 16;
    private static final int MOST_MEDDLING = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration LOOK = Duration.ofMillis(20);

    private final int orders;
    private final double perSecond;
    private final long seed;

    FulfilmentBench(int orders, double perSecond, long seed) {
        this.orders = orders;
        this.perSecond = perSecond;
        this.seed = seed;
    }

    /** @param share of our readings after which somebody else writes */
    FulfilmentFigures measure(double share) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("connector-bench");
        try (Sandbox sandbox = Sandbox.start(0, 0, seed, Clock.systemUTC());
                ConfigurableApplicationContext service = ConnectorApplication.start(
                        new ConnectorOnSandbox(DatabaseSettings.embedded(folder, 2 * LANES), LANES, 0, false)
                                .settings(sandbox))) {
            return new Run(sandbox, service).measure(share);
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    /** One sandbox and one connector. */
    private final class Run {

        private final Sandbox sandbox;
        private final JdbcClient database;
        private final Witness witness;

        Run(Sandbox sandbox, ConfigurableApplicationContext service) {
            this.sandbox = sandbox;
            this.database = JdbcClient.create(service.getBean(DataSource.class));
            URI page =
                    URI.create("http://127.0.0.1:" + service.getEnvironment().getProperty("local.server.port") + "/");
            sandbox.commercetools()
                    .deliverTo(
                            page.resolve("/in/commercetools/" + ConnectorOnSandbox.SOURCE),
                            ConnectorOnSandbox.SECRET_HEADER,
                            Sandbox.USER,
                            DeliveryOptions.of(Envelope.PLATFORM));
            sandbox.orderFlow()
                    .pusher()
                    .on(PushSettings.to(
                                    page.resolve("/in/orderflow/" + ConnectorOnSandbox.DESTINATION),
                                    Sandbox.USER,
                                    Sandbox.USER)
                            .telling(Set.of(ShipmentState.DESPATCHED), Set.of()));
            witness = new Witness(sandbox);
        }

        FulfilmentFigures measure(double share) throws InterruptedException {
            accepted(sandbox.commercetools().placeOrders(Math.max(1, orders / 10)))
                    .forEach(this::despatch);
            awaitRest();
            List<String> calm = accepted(sandbox.commercetools().placeOrders(orders));
            Map<String, Long> before = witness.calls();
            Instant start = Instant.now();
            shipped(calm);
            double seconds = Duration.between(start, Instant.now()).toMillis() / 1e3;
            Map<String, Long> after = witness.calls();
            List<Double> waits = waits(calm);
            return new FulfilmentFigures(
                    orders,
                    seed,
                    Runtime.getRuntime().availableProcessors(),
                    orders / seconds,
                    FulfilmentFigures.percentile(waits, 0.50),
                    FulfilmentFigures.percentile(waits, 0.95),
                    perShipment(before, after, "/orders"),
                    perShipment(before, after, ".xml"),
                    busy(share));
        }

        private FulfilmentFigures.Busy busy(double share) throws InterruptedException {
            List<String> busy = accepted(sandbox.commercetools().placeOrders(orders));
            long meddled = sandbox.commercetools().meddled();
            sandbox.commercetools().meddle(share, MOST_MEDDLING);
            shipped(busy);
            sandbox.commercetools().meddle(0, 0);
            List<Double> waits = waits(busy);
            return new FulfilmentFigures.Busy(
                    orders,
                    sandbox.commercetools().meddled() - meddled,
                    sum("met"),
                    sum("rebased"),
                    sum("parked"),
                    (int) busy.stream().filter(this::hasItsParcels).count(),
                    FulfilmentFigures.percentile(waits, 0.50),
                    FulfilmentFigures.percentile(waits, 0.95));
        }

        /** Waits until the warehouse has them all and commercetools was told. */
        private List<String> accepted(List<String> placed) throws InterruptedException {
            await(() -> placed.stream()
                    .noneMatch(id ->
                            sandbox.commercetools().order(id).path("syncInfo").isEmpty()));
            awaitRest();
            return placed;
        }

        private void shipped(List<String> ids) throws InterruptedException {
            long start = System.nanoTime();
            for (int each = 0; each < ids.size(); each++) {
                long due = start + (long) (each / perSecond * 1e9);
                Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
                despatch(ids.get(each));
            }
            await(() -> database.sql("select count(*) from inbox where source like 'orderflow/%'"
                                    + " and split_part(lane, '/', 3) = :id")
                            .param("id", ids.getLast())
                            .query(Long.class)
                            .single()
                    > 0);
            awaitRest();
        }

        private void despatch(String id) {
            String number = number(id);
            sandbox.orderFlow().warehouse().despatch(number, List.of(number + "-a", number + "-b"));
        }

        private String number(String id) {
            ObjectNode order = sandbox.commercetools().order(id);
            return order.path("orderNumber").asString(id);
        }

        private boolean hasItsParcels(String id) {
            return sandbox.commercetools()
                    .order(id)
                    .at("/shippingInfo/deliveries")
                    .valueStream()
                    .flatMap(delivery -> delivery.path("parcels").valueStream())
                    .map(parcel -> parcel.at("/trackingData/trackingId").asString())
                    .toList()
                    .equals(List.of(number(id) + "-a", number(id) + "-b"));
        }

        /** In milliseconds, of the orders that have parcels. Both times are of this machine's clock. */
        private List<Double> waits(List<String> ids) {
            Map<String, Instant> pushed = new HashMap<>();
            database.sql("select split_part(lane, '/', 3), min(received_at) from inbox"
                            + " where source like 'orderflow/%' group by 1")
                    .query(row -> {
                        pushed.put(row.getString(1), row.getTimestamp(2).toInstant());
                    });
            Map<String, Instant> there = new HashMap<>();
            sandbox.commercetools().messages().stream()
                    .filter(message -> message.path("type").asString().equals("ParcelAddedToDelivery"))
                    .forEach(message -> there.putIfAbsent(
                            message.at("/resource/id").asString(),
                            OffsetDateTime.parse(message.path("createdAt").asString())
                                    .toInstant()));
            return ids.stream()
                    .filter(id -> pushed.containsKey(id) && there.containsKey(id))
                    .map(id -> Math.max(
                            0, Duration.between(pushed.get(id), there.get(id)).toNanos() / 1e6))
                    .toList();
        }

        private double perShipment(Map<String, Long> before, Map<String, Long> after, String what) {
            long calls = after.entrySet().stream()
                    .filter(each -> each.getKey().contains(what))
                    .mapToLong(each -> each.getValue() - before.getOrDefault(each.getKey(), 0L))
                    .sum();
            return (double) calls / orders;
        }

        private long sum(String counter) {
            return database.sql("select coalesce(sum(" + counter + "), 0) from order_conflict")
                    .query(Long.class)
                    .single();
        }

        private void awaitRest() throws InterruptedException {
            await(() -> sandbox.orderFlow().pusher().pending() == 0
                    && database.sql("select count(*) from inbox where state = 'open'")
                                    .query(Long.class)
                                    .single()
                            == 0);
        }

        private void await(BooleanSupplier done) throws InterruptedException {
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (!done.getAsBoolean()) {
                if (System.nanoTime() > end) {
                    throw new IllegalStateException("It is not done after " + PATIENCE);
                }
                Thread.sleep(LOOK);
            }
        }
    }
}
