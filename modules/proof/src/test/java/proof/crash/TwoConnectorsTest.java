package proof.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import sandbox.http.Request;

/**
 * Two connector processes on one database: they share the work, and each takes over what the other cannot finish. One pair
 * lives through all stories, in their order: starting a process takes longer than most of them.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoConnectorsTest {

    private static final int ORDERS = Integer.getInteger("proof.orders", 20);
    private static final Duration LONGEST_TAKE_OVER = Duration.ofSeconds(15);

    @TempDir
    static Path folder;

    private static OwnDatabase database;
    private static Stage stage;
    private static ConnectorProcess a;

    /** Messages arrive at B alone: A only works. */
    @BeforeAll
    static void start() throws Exception {
        int portOfB = Stage.freePort();
        database = new OwnDatabase(folder.resolve("data"));
        stage = new Stage("two connectors");
        a = stage.start("A", Stage.freePort(), 8, database.byUrl());
        stage.start("B", portOfB, 2, database.byUrl());
        stage.tell(portOfB, 0.1);
        stage.say("both work");
    }

    @AfterAll
    static void stop() {
        stage.close();
        database.close();
    }

    @Test
    @Order(1)
    void neverBothInOneLane() {
        stage.watch(new Slow(Duration.ofMillis(60)));
        stage.openWarehouse();
        stage.place(ORDERS);

        stage.endsWell(Duration.ofSeconds(60 + ORDERS));
        stage.nothingWasSentBlindly();

        List<Gateway.Call> calls = stage.callsAboutOrders();
        assertThat(togetherInOneLane(calls))
                .as("both connectors at one order at the same time")
                .isEmpty();
        Map<String, Long> shares =
                calls.stream().collect(Collectors.groupingBy(Gateway.Call::who, Collectors.counting()));
        stage.say("calls about orders by connector: " + shares);
        assertThat(shares).as("both worked").containsKeys("A", "B");
    }

    /**
     * What it was about to send when it froze it sends when it goes on, and nobody can hold it back: that OrderFlow takes a
     * reference only once is what keeps this from doubling an order.
     */
    @Test
    @Order(2)
    void aConnectorThatWasFrozenRecordsNothingOnLanesThatWereTakenOver() throws Exception {
        stage.closeWarehouse();
        HoldImportsOf held = new HoldImportsOf("A");
        stage.watch(held);
        List<String> ids = stage.place(12);
        held.awaitSome();
        a.freeze();
        Set<String> orphans = held.references();
        held.letGo();
        stage.say("A is frozen while it holds the lanes of " + orphans);
        InsideTable inside = new InsideTable(database.byUrl());
        assertThat(Patience.reached(Duration.ofSeconds(40), () -> accepted(orphans) == orphans.size()))
                .as(() -> "B takes over; sessions: " + inside.sessions())
                .isTrue();
        assertThat(stage.sandbox().commercetools().awaitDelivered(Duration.ofSeconds(20)))
                .isTrue();
        Patience.until(Duration.ofSeconds(20), "B lets go", inside::quiet);
        Map<String, Object> before = inside.recorded(ids);

        a.thaw();
        boolean noticed = a.says("was taken by another worker", Duration.ofSeconds(20));
        LockSupport.parkNanos(Duration.ofSeconds(3).toNanos());

        assertThat(inside.recorded(ids))
                .as("what is recorded about the lanes that B took over")
                .isEqualTo(before);
        assertThat(noticed).as("A was in these lanes, see " + a.output()).isTrue();
        stage.say("A went on, found its lanes taken and recorded nothing");
        stage.openWarehouse();
        stage.endsWell(Duration.ofSeconds(60));
    }

    @Test
    @Order(3)
    void theLanesOfADeadConnectorAreTakenOverWithin15Seconds() {
        stage.closeWarehouse();
        HoldImportsOf held = new HoldImportsOf("A");
        stage.watch(held);
        stage.place(12);
        held.awaitSome();
        a.kill();
        Instant killed = Instant.now();
        Set<String> orphans = held.references();
        stage.say("A was killed while it held the lanes of " + orphans);

        Patience.until(Duration.ofSeconds(60), "B takes over", () -> accepted(orphans) == orphans.size());
        Duration longest = Duration.between(killed, Instant.now());

        stage.say("B has them all accepted %.1f s after the kill".formatted(longest.toMillis() / 1e3));
        assertThat(longest).isLessThanOrEqualTo(LONGEST_TAKE_OVER);
        held.letGo();
        stage.openWarehouse();
        stage.endsWell(Duration.ofSeconds(60));
    }

    /** How many of these orders commercetools knows to be at the warehouse: whoever works on them has recorded that before. */
    private static long accepted(Set<String> numbers) {
        return stage.sandbox().commercetools().orderIds().stream()
                .map(id -> stage.sandbox().commercetools().order(id))
                .filter(order -> !order.path("syncInfo").isEmpty())
                .filter(order -> numbers.contains(order.path("orderNumber").asString()))
                .count();
    }

    /** Pairs of calls of different connectors about the same order whose times overlap. */
    private static List<String> togetherInOneLane(List<Gateway.Call> calls) {
        Map<String, List<Gateway.Call>> byOrder = calls.stream()
                .collect(Collectors.groupingBy(
                        each -> Calls.orderId(each.request()).orElseThrow()));
        return byOrder.entrySet().stream()
                .filter(each -> each.getValue().stream()
                        .anyMatch(one -> each.getValue().stream()
                                .anyMatch(other -> !one.who().equals(other.who()) && one.overlaps(other))))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Every call takes longer, so that two in one lane would be seen. */
    private record Slow(Duration pause) implements Gateway.Watch {

        @Override
        public void arrived(String who, Request request) {
            LockSupport.parkNanos(pause.toNanos());
        }
    }

    /** Imports of one connector take effect, but their answers are held until they are let go. */
    private static final class HoldImportsOf implements Gateway.Watch {

        private final String held;
        private final Set<String> references = ConcurrentHashMap.newKeySet();
        private volatile boolean holding = true;

        HoldImportsOf(String held) {
            this.held = held;
        }

        /** Its lanes stay busy until its call times out, after a second. */
        void awaitSome() {
            Patience.until(Duration.ofSeconds(30), held + " holds lanes", () -> !references.isEmpty());
            LockSupport.parkNanos(Duration.ofMillis(150).toNanos());
        }

        Set<String> references() {
            return Set.copyOf(references);
        }

        void letGo() {
            holding = false;
        }

        @Override
        public void tookEffect(String who, Request request, int status) {
            if (who.equals(held) && Calls.isImport(request)) {
                Calls.reference(request).ifPresent(references::add);
                Patience.reached(Duration.ofSeconds(30), () -> !holding);
            }
        }
    }
}
