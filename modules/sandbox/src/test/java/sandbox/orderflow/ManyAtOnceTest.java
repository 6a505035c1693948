package sandbox.orderflow;

import static org.assertj.core.api.Assertions.assertThat;
import static sandbox.orderflow.Shop.ORDERS;
import static sandbox.orderflow.Shop.imports;
import static sandbox.orderflow.Shop.order;
import static sandbox.orderflow.Shop.references;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sandbox.faults.Fault;
import sandbox.faults.FaultDial;

class ManyAtOnceTest {

    private final FaultDial dial = new FaultDial(1);
    private OrderFlowSandbox sandbox;
    private Shop shop;

    @BeforeEach
    void start() {
        sandbox = OrderFlowSandbox.start(0, SandboxAccount.of("shop", "s3cret"), Clock.systemUTC(), dial);
        shop = new Shop(sandbox.url());
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void oneReferenceSentByManyIsAcceptedOnce() throws Exception {
        List<List<String>> accepted = all(
                200,
                number -> () -> references(shop.post(ORDERS, imports(order("CT-" + number % 10))), "importSuccesses"));

        assertThat(accepted.stream().mapToInt(List::size).sum()).isEqualTo(10);
        assertThat(sandbox.imports()).isEqualTo(new ImportCounts(200, 10, 0, 0, 190, 0));
        assertThat(sandbox.orders()).hasSize(10);
    }

    @Test
    void stockAddsUpWhileOrdersComeGoAndAreCancelled() throws Exception {
        sandbox.stock().set("myorg", "MUG-RED", "Default", 700);
        sandbox.warehouse().work(Duration.ofMillis(1));
        all(500, number -> () -> {
            shop.post(ORDERS, imports(order("CT-" + number)));
            return number % 5 == 0
                    ? shop.postForm(
                            "remoteorder/order/cancel.xml",
                            Map.of("externalReference", "CT-" + number, "cancelChangesExternalReference", "true"))
                    : number;
        });
        sandbox.warehouse().rest();
        sandbox.warehouse().workUntilIdle();

        long left = sandbox.orders().stream()
                .filter(each -> each.state().equals("despatched"))
                .count();
        long waiting = sandbox.orders().stream().filter(StoredOrder::open).count();
        Stock.Level level = sandbox.stock().level("myorg", "MUG-RED", "Default");
        assertThat(sandbox.orders()).hasSize(500);
        assertThat(level.total()).isEqualTo(700 - 2 * left);
        assertThat(level.needed()).isEqualTo(2 * waiting);
        assertThat(level.allocated()).isZero();
        assertThat(left).isEqualTo(350);
    }

    @Test
    void everyPushArrivesAlthoughTheReceiverIsSpoiled() throws Exception {
        try (Intake intake = new Intake()) {
            IntStream.range(0, 100).forEach(number -> intake.answerNext(503, ""));
            sandbox.pusher()
                    .on(PushSettings.to(intake.url(), "flow", "pass")
                            .kinds(PushSettings.Kind.SHIPMENT_EVENT)
                            .tries(50, Duration.ofMillis(5))
                            .disorder(new PushSettings.Disorder(1, 0.1, 0.1)));
            all(200, number -> () -> shop.post(ORDERS, imports(order("CT-" + number))));
            sandbox.warehouse().workUntilIdle();

            assertThat(sandbox.pusher().awaitIdle(Duration.ofSeconds(30))).isTrue();
            assertThat(sandbox.pusher().counts().accepted()).isEqualTo(400);
            assertThat(intake.received().stream().map(Intake.Push::messageId).distinct())
                    .hasSize(400);
        }
    }

    @Test
    void faultsOfTheStandAloneSandboxAreTurnedOverHttp() {
        String turned = shop.send(shop.bare("/sandbox/faults")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("share=1&kinds=unavailable&path=imports")))
                .body();

        assertThat(turned).contains("\"total\":0");
        assertThat(shop.post(ORDERS, imports(order("CT-1"))).statusCode()).isEqualTo(503);
        assertThat(shop.get("remoteorder/shipment/pending.xml", Map.of("channel", "web"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(shop.send(shop.bare("/sandbox/faults")).body()).contains("\"UNAVAILABLE\":1", "\"total\":1");
        assertThat(dial.injected()).isEqualTo(Map.of(Fault.UNAVAILABLE, 1));
        assertThat(shop.send(shop.bare("/sandbox/faults").POST(BodyPublishers.ofString("share=much")))
                        .statusCode())
                .isEqualTo(400);
    }

    private static <T> List<T> all(int count, java.util.function.IntFunction<Callable<T>> work)
            throws InterruptedException, ExecutionException {
        Semaphore atATime = new Semaphore(32);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> running = new ArrayList<>();
            for (int number = 0; number < count; number++) {
                Callable<T> each = work.apply(number);
                running.add(threads.submit(() -> {
                    atATime.acquire();
                    try {
                        return each.call();
                    } finally {
                        atATime.release();
                    }
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> each : running) {
                results.add(each.get());
            }
            return results;
        }
    }
}
