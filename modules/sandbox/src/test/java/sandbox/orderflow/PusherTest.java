package sandbox.orderflow;

import static org.assertj.core.api.Assertions.assertThat;
import static sandbox.orderflow.Shop.ORDERS;
import static sandbox.orderflow.Shop.elements;
import static sandbox.orderflow.Shop.imports;
import static sandbox.orderflow.Shop.order;
import static sandbox.orderflow.Shop.xml;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import sandbox.faults.FaultDial;
import sandbox.orderflow.Intake.Push;
import sandbox.orderflow.PushSettings.Answers;
import sandbox.orderflow.PushSettings.Disorder;
import sandbox.orderflow.PushSettings.Kind;
import sandbox.orderflow.PushSettings.Tree;

class PusherTest {

    private final FaultDial dial = new FaultDial(1);
    private OrderFlowSandbox sandbox;
    private Intake intake;
    private Shop shop;

    @BeforeEach
    void start() {
        SetClock clock = new SetClock("2026-07-01T16:05:12Z");
        sandbox = OrderFlowSandbox.start(0, SandboxAccount.of("shop", "s3cret"), clock, dial);
        shop = new Shop(sandbox.url());
        intake = new Intake();
    }

    @AfterEach
    void stop() {
        sandbox.close();
        intake.close();
    }

    @Test
    void packedAndDespatchedAreToldWithTheOrdersTree() throws InterruptedException {
        sandbox.pusher().on(settings().kinds(Kind.SHIPMENT_EVENT, Kind.ORDER_EVENT));
        shop.post(ORDERS, imports(order("CT-1")));

        sandbox.warehouse().despatch("CT-1", List.of("P-1", "P-2"));
        settle();

        assertThat(intake.received())
                .extracting(Push::path)
                .containsExactly(
                        "/in/orderflow/main/shipmentEvent.xml",
                        "/in/orderflow/main/shipmentEvent.xml",
                        "/in/orderflow/main/shipmentEvent.xml",
                        "/in/orderflow/main/orderEvent.xml");
        assertThat(intake.received()).extracting(Push::authorization).containsOnly(Shop.basic("flow", "pass"));
        assertThat(intake.received()).extracting(Push::messageId).containsExactly(1L, 2L, 3L, 4L);
        Element event = xml(intake.received().get(2).body()).getDocumentElement();
        assertThat(event.getAttribute("eventType")).isEqualTo("shipment_despatched");
        assertThat(event.getAttribute("eventTime")).isEqualTo("2026-07-01 17:05:12");
        assertThat(elements(event, "order").getFirst().getAttribute("externalReference"))
                .isEqualTo("CT-1");
        Element shipment = elements(event, "shipment").getFirst();
        assertThat(shipment.getAttribute("externalReference")).isEqualTo("CT-1_S1");
        assertThat(shipment.getAttribute("state")).isEqualTo("despatched");
        assertThat(shipment.getAttribute("despatchReference")).isEqualTo("P-1");
        assertThat(intake.received().get(2).body()).doesNotContain("P-2");
    }

    @Test
    void aShipmentCanBeToldWithoutItsOrderAround() throws InterruptedException {
        sandbox.pusher().on(settings().kinds(Kind.SHIPMENT_EVENT).tree(Tree.SHIPMENT));
        shop.post(ORDERS, imports(order("CT-1")));

        sandbox.warehouse().split("CT-1", Map.of(1, 1L));
        settle();

        Element event = xml(intake.received().getFirst().body()).getDocumentElement();
        assertThat(event.getAttribute("eventType")).isEqualTo("shipment_split");
        assertThat(elements(event, "order")).isEmpty();
        assertThat(elements(event, "shipment")).singleElement().satisfies(shipment -> {
            assertThat(shipment.getAttribute("externalReference")).isEqualTo("CT-1_S2");
            assertThat(shipment.getAttribute("orderReference")).isEqualTo("CT-1");
        });
    }

    @Test
    void aCancelledOrderIsToldAsOrderCancelled() throws InterruptedException {
        sandbox.pusher().on(settings().kinds(Kind.ORDER_EVENT));
        shop.post(ORDERS, imports(order("CT-1")));

        sandbox.warehouse().cancel("CT-1");
        settle();

        assertThat(intake.received())
                .singleElement()
                .satisfies(
                        push -> assertThat(xml(push.body()).getDocumentElement().getAttribute("eventType"))
                                .isEqualTo("order_cancelled"));
    }

    @Test
    void stockIsToldPerChangeWithRisingSequence() throws InterruptedException {
        sandbox.pusher().on(settings().kinds(Kind.INVENTORY));

        sandbox.stock().set("myorg", "A", "Default", 10);
        sandbox.stock().set("myorg", "A", "Default", 7);
        settle();
        sandbox.pusher().pushInventory("myorg");
        settle();

        List<Element> products = intake.received().stream()
                .map(push -> elements(xml(push.body()), "product").getFirst())
                .toList();
        assertThat(products).extracting(each -> each.getAttribute("available")).containsExactly("10", "7", "7");
        assertThat(products.stream()
                        .map(each -> Long.valueOf(each.getAttribute("sequenceId")))
                        .limit(2))
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(intake.received()).extracting(Push::path).containsOnly("/in/orderflow/main/productInventory.xml");
    }

    @Test
    void anOrderMovesStockTwiceOnImportAndOnDespatch() throws InterruptedException {
        sandbox.stock().set("myorg", "MUG-RED", "Default", 10);
        sandbox.pusher().on(settings().kinds(Kind.INVENTORY));

        shop.post(ORDERS, imports(order("CT-1")));
        sandbox.warehouse().workUntilIdle();
        settle();

        assertThat(intake.received().stream()
                        .map(push -> elements(xml(push.body()), "product").getFirst()))
                .extracting(each -> each.getAttribute("total") + " " + each.getAttribute("allocated") + " "
                        + each.getAttribute("available"))
                .containsExactly("10 0 8", "8 0 8");
    }

    @Test
    void aMessageIsSentAgainUntilItsAnswerIsGood() throws InterruptedException {
        sandbox.pusher()
                .on(settings()
                        .kinds(Kind.ORDER_EVENT)
                        .tries(5, Duration.ofMillis(1))
                        .answers(new Answers(status -> status == 200, Pattern.compile("status=.success."))));
        shop.post(ORDERS, imports(order("CT-1")));
        intake.answerNext(503, "later");
        intake.answerNext(200, "<html>ERROR</html>");

        sandbox.warehouse().cancel("CT-1");
        settle();

        assertThat(intake.received()).extracting(Push::messageId).containsExactly(1L, 1L, 1L);
        assertThat(intake.received())
                .extracting(Push::body)
                .allMatch(intake.received().getFirst().body()::equals);
        assertThat(sandbox.pusher().counts()).isEqualTo(new PushCounts(1, 3, 1, 2, 0, 0, 0));
    }

    @Test
    void aMessageNeverAcceptedIsGivenUpAfterItsTries() throws InterruptedException {
        sandbox.pusher().on(settings().kinds(Kind.ORDER_EVENT).tries(2, Duration.ofMillis(1)));
        shop.post(ORDERS, imports(order("CT-1")));
        intake.answerNext(500, "");
        intake.answerNext(500, "");

        sandbox.warehouse().cancel("CT-1");
        settle();

        assertThat(intake.received()).hasSize(2);
        assertThat(sandbox.pusher().counts().givenUp()).isEqualTo(1);
    }

    @Test
    void aReceiverThatIsDownIsTriedAsOftenAsTold() throws InterruptedException {
        intake.close();
        sandbox.pusher().on(settings().kinds(Kind.ORDER_EVENT).tries(2, Duration.ofMillis(1)));
        shop.post(ORDERS, imports(order("CT-1")));

        sandbox.warehouse().cancel("CT-1");
        settle();

        assertThat(sandbox.pusher().counts()).isEqualTo(new PushCounts(1, 2, 0, 1, 0, 0, 1));
    }

    @Test
    void repeatsOnPurposeCarryTheSameIdAndAreCounted() throws InterruptedException {
        sandbox.pusher().on(settings().kinds(Kind.SHIPMENT_EVENT).disorder(new Disorder(3, 0.5, 0)));
        despatchMany(40);

        PushCounts counts = sandbox.pusher().counts();
        assertThat(counts.repeated()).isBetween(20L, 60L);
        assertThat(counts.accepted()).isEqualTo(80);
        assertThat(intake.received()).hasSize(80 + (int) counts.repeated());
        assertThat(intake.received().stream().map(Push::messageId).distinct()).hasSize(80);
        assertThat(dial.repeats()).isEqualTo((int) counts.repeated());
        assertThat(dial.total()).isEqualTo(dial.repeats());
    }

    @Test
    void overtakingOnPurposeTurnsPackedAndDespatchedRound() throws InterruptedException {
        sandbox.pusher().on(settings().kinds(Kind.SHIPMENT_EVENT).disorder(new Disorder(3, 0, 0.5)));
        despatchMany(40);

        int turned = 0;
        for (int number = 0; number < 40; number++) {
            String reference = "\"CT-" + number + "_S1\"";
            List<Long> ids = intake.received().stream()
                    .filter(push -> push.body().contains(reference))
                    .map(Push::messageId)
                    .toList();
            assertThat(ids).hasSize(2);
            turned += ids.get(0) > ids.get(1) ? 1 : 0;
        }
        assertThat(turned).isBetween(8, 32).isEqualTo(dial.reorders());
        assertThat(sandbox.pusher().counts().overtaken()).isEqualTo(turned);
    }

    @Test
    void aTokenInThePathNeedsNoAccountAndOffIsSilent() throws InterruptedException {
        sandbox.pusher()
                .on(PushSettings.to(URI.create(intake.url() + "/t0ken/")).kinds(Kind.ORDER_EVENT));
        shop.post(ORDERS, imports(order("CT-1"), order("CT-2")));
        sandbox.warehouse().cancel("CT-1");
        settle();
        sandbox.pusher().off();
        sandbox.warehouse().cancel("CT-2");

        assertThat(sandbox.pusher().pending()).isZero();
        assertThat(intake.received()).singleElement().satisfies(push -> {
            assertThat(push.path()).isEqualTo("/in/orderflow/main/t0ken/orderEvent.xml");
            assertThat(push.authorization()).isNull();
        });
    }

    private void despatchMany(int count) throws InterruptedException {
        shop.post(
                ORDERS,
                imports(IntStream.range(0, count)
                        .mapToObj(each -> order("CT-" + each))
                        .toArray(String[]::new)));
        sandbox.warehouse().workUntilIdle();
        settle();
    }

    private PushSettings settings() {
        return PushSettings.to(intake.url(), "flow", "pass");
    }

    private void settle() throws InterruptedException {
        assertThat(sandbox.pusher().awaitIdle(Duration.ofSeconds(20))).isTrue();
    }
}
