package proof.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sandbox.http.Request;

/** Two connector processes on one database: they share the work, and each takes over what the other cannot finish. */
class TwoConnectorsTest {

    private static final int ORDERS = Integer.getInteger("proof.orders", 20);
    private static final Duration LONGEST_TAKE_OVER = Duration.ofSeconds(15);

    /** Four missed heartbeats of two seconds, and the round in which somebody notices. */
    private static final Duration LONG_ENOUGH_TO_BE_THOUGHT_DEAD = Duration.ofSeconds(16);

    @TempDir
    Path folder;

    @Test
    void neverBothInOneLane() throws Exception {
        int portOfA = Stage.freePort();
        try (OwnDatabase database = new OwnDatabase(folder.resolve("data"));
                Stage stage = new Stage("two connectors")) {
            stage.watch(new Slow(Duration.ofMillis(60)));
            stage.openWarehouse();
            stage.start("A", portOfA, 2, database.byUrl());
            stage.start("B", Stage.freePort(), 2, database.byUrl());
            stage.tell(portOfA, 0.1);
            stage.place(ORDERS);

            stage.endsWell(Duration.ofSeconds(60 + ORDERS));

            List<Gateway.Call> calls = stage.callsAboutOrders();
            assertThat(togetherInOneLane(calls))
                    .as("both connectors at one order at the same time")
                    .isEmpty();
            Map<String, Long> shares =
                    calls.stream().collect(Collectors.groupingBy(Gateway.Call::who, Collectors.counting()));
            stage.say("calls about orders by connector: " + shares);
            assertThat(shares).as("both worked").containsKeys("A", "B");
        }
    }

    @Test
    void theLanesOfADeadConnectorAreTakenOverWithin15Seconds() throws Exception {
        int portOfB = Stage.freePort();
        try (OwnDatabase database = new OwnDatabase(folder.resolve("data"));
                Stage stage = new Stage("dead connector")) {
            HoldImportsOf held = new HoldImportsOf("A");
            stage.watch(held);
            ConnectorProcess a = stage.start("A", Stage.freePort(), 8, database.byUrl());
            stage.tell(portOfB, 0);
            List<String> orders = new ArrayList<>();
            stage.start("B", portOfB, 2, database.byUrl());
            orders.addAll(stage.place(12));
            Patience.until(
                    Duration.ofSeconds(30),
                    "A holds lanes",
                    () -> !held.references().isEmpty());
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            a.kill();
            long killed = System.nanoTime();
            Set<String> orphans = held.references();
            stage.say("A was killed while it held the lanes of " + orphans);

            Map<String, Duration> waits = new ConcurrentHashMap<>();
            Patience.until(Duration.ofSeconds(60), "B takes over", () -> {
                accepted(stage)
                        .forEach(number ->
                                waits.computeIfAbsent(number, each -> Duration.ofNanos(System.nanoTime() - killed)));
                return waits.keySet().containsAll(orphans);
            });
            Duration longest =
                    orphans.stream().map(waits::get).max(Duration::compareTo).orElseThrow();
            stage.say("B recorded progress on all of them, the last %.1f s after the kill"
                    .formatted(longest.toMillis() / 1e3));
            assertThat(longest).isLessThanOrEqualTo(LONGEST_TAKE_OVER);

            stage.openWarehouse();
            stage.endsWell(Duration.ofSeconds(60));
        }
    }

    @Test
    void aConnectorThatWasFrozenRecordsNothingOnLanesThatWereTakenOver() throws Exception {
        int portOfB = Stage.freePort();
        try (OwnDatabase database = new OwnDatabase(folder.resolve("data"));
                Stage stage = new Stage("frozen connector")) {
            HoldImportsOf held = new HoldImportsOf("A");
            stage.watch(held);
            ConnectorProcess a = stage.start("A", Stage.freePort(), 8, database.byUrl());
            stage.start("B", portOfB, 2, database.byUrl());
            stage.tell(portOfB, 0);
            List<String> ids = stage.place(12);
            Patience.until(
                    Duration.ofSeconds(30),
                    "A holds lanes",
                    () -> !held.references().isEmpty());
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            a.freeze();
            Set<String> orphans = held.references();
            held.letGo();
            stage.say("A is frozen while it holds the lanes of " + orphans);
            LockSupport.parkNanos(LONG_ENOUGH_TO_BE_THOUGHT_DEAD.toNanos());
            Patience.until(
                    Duration.ofSeconds(30),
                    "B takes over",
                    () -> accepted(stage).size() == ids.size());
            InsideTable inside = new InsideTable(database.byUrl());
            Patience.until(Duration.ofSeconds(10), "B lets go", () -> inside.quiet());
            Map<String, Object> before = inside.recorded(ids);

            a.thaw();
            assertThat(a.says("was taken by another worker"))
                    .as("A noticed, see " + a.output())
                    .isTrue();
            LockSupport.parkNanos(Duration.ofSeconds(3).toNanos());

            stage.say("A goes on, and lost its lanes");
            assertThat(inside.recorded(ids))
                    .as("what is recorded about the lanes that B took over")
                    .isEqualTo(before);
            stage.watch(Gateway.Watch.NOTHING);
            stage.openWarehouse();
            stage.place(4);
            stage.endsWell(Duration.ofSeconds(60));
            assertThat(togetherInOneLane(stage.callsAboutOrders().stream()
                            .filter(each ->
                                    !ids.contains(Calls.orderId(each.request()).orElseThrow()))
                            .toList()))
                    .isEmpty();
        }
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

    /** Numbers of the orders of which commercetools knows that the warehouse has them. */
    private static Set<String> accepted(Stage stage) {
        return stage.sandbox().commercetools().orderIds().stream()
                .map(id -> stage.sandbox().commercetools().order(id))
                .filter(order -> !order.path("syncInfo").isEmpty())
                .map(order -> order.path("orderNumber").asString())
                .collect(Collectors.toSet());
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
