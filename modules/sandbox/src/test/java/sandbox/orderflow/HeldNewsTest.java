package sandbox.orderflow;

import static org.assertj.core.api.Assertions.assertThat;
import static sandbox.orderflow.Shop.ORDERS;
import static sandbox.orderflow.Shop.elements;
import static sandbox.orderflow.Shop.imports;
import static sandbox.orderflow.Shop.order;
import static sandbox.orderflow.Shop.xml;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sandbox.faults.FaultDial;
import sandbox.orderflow.PushSettings.Kind;

/** The warehouse says nothing for a while, and then everything at once. */
class HeldNewsTest {

    private OrderFlowSandbox sandbox;
    private Intake intake;
    private Shop shop;

    @BeforeEach
    void start() {
        SetClock clock = new SetClock("2026-07-01T16:05:12Z");
        sandbox = OrderFlowSandbox.start(0, SandboxAccount.of("shop", "s3cret"), clock, new FaultDial(1));
        shop = new Shop(sandbox.url());
        intake = new Intake();
        sandbox.pusher()
                .on(PushSettings.to(intake.url(), "of", "push")
                        .kinds(Kind.SHIPMENT_EVENT, Kind.ORDER_EVENT)
                        .telling(Set.of(ShipmentState.DESPATCHED), Set.of(StoredOrder.CANCELLED)));
        shop.post(ORDERS, imports(order("CT-1")));
        sandbox.pusher().hold();
    }

    @AfterEach
    void stop() {
        sandbox.close();
        intake.close();
    }

    @Test
    void whileItIsSilentItsQueriesAnswer() throws InterruptedException {
        sandbox.warehouse().byHand().despatch("CT-1");

        assertThat(sandbox.pusher().awaitIdle(Duration.ofSeconds(1))).isTrue();
        assertThat(intake.received()).isEmpty();
        assertThat(sandbox.pusher().held()).isEqualTo(1);
        assertThat(elements(xml(shop.get("remoteorder/shipment/despatches.xml", Map.of("channel", "web"))), "shipment"))
                .hasSize(1);

        sandbox.pusher().release(2);
        settle();
        assertThat(events()).containsExactly("shipment_despatched", "shipment_despatched");
        assertThat(intake.received()).extracting(Intake.Push::messageId).containsExactly(1L, 1L);
        assertThat(sandbox.pusher().held()).isZero();
    }

    @Test
    void theLatestNewsComesFirst() throws InterruptedException {
        sandbox.warehouse().split("CT-1", Map.of(1, 1L));
        sandbox.warehouse().byHand().despatch("CT-1_S1");
        sandbox.warehouse().byHand().despatch("CT-1_S2");

        sandbox.pusher().releaseReversed(1);
        settle();

        assertThat(events()).containsExactly("shipment_despatched", "shipment_despatched", "shipment_split");
        assertThat(intake.received()).extracting(Intake.Push::messageId).containsExactly(3L, 2L, 1L);
    }

    @Test
    void forgottenNewsIsNeverToldAndWhatComesAfterIs() throws InterruptedException {
        sandbox.warehouse().byHand().despatch("CT-1");
        sandbox.pusher().forget();
        sandbox.warehouse().byHand().correctDespatch("CT-1_S1", Map.of(1, 1L));
        settle();

        assertThat(events()).containsExactly("shipment_despatched");
        assertThat(intake.received().getFirst().body()).contains("quantity=\"1\"");
    }

    private void settle() throws InterruptedException {
        assertThat(sandbox.pusher().awaitIdle(Duration.ofSeconds(5))).isTrue();
    }

    private List<String> events() {
        return intake.received().stream()
                .map(push -> xml(push.body()).getDocumentElement().getAttribute("eventType"))
                .toList();
    }
}
