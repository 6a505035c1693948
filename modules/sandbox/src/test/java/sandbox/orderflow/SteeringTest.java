package sandbox.orderflow;

import static org.assertj.core.api.Assertions.assertThat;
import static sandbox.orderflow.Shop.ORDERS;
import static sandbox.orderflow.Shop.encoded;
import static sandbox.orderflow.Shop.imports;
import static sandbox.orderflow.Shop.order;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sandbox.faults.FaultDial;

/** The floor, the returns desk and the pushes, steered over HTTP. */
class SteeringTest {

    private OrderFlowSandbox sandbox;
    private Shop shop;

    @BeforeEach
    void start() {
        sandbox = OrderFlowSandbox.start(0, SandboxAccount.of("shop", "s3cret"), Clock.systemUTC(), new FaultDial(1));
        shop = new Shop(sandbox.url());
        shop.post(ORDERS, imports(order("CT-1")));
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void aLifeStepByStep() {
        assertThat(say("warehouse/out-of-stock", Map.of("reference", "CT-1", "expected", "2030-01-02")))
                .contains("OUT_OF_STOCK", "2030-01-02");
        assertThat(say("warehouse/line", Map.of("reference", "CT-1", "line", "1", "state", "move_pending")))
                .contains("MOVE_PENDING");
        assertThat(say("warehouse/split", Map.of("reference", "CT-1", "line", "1", "pieces", "1")))
                .contains("CT-1_S2");
        assertThat(say("warehouse/pack", Map.of("reference", "CT-1_S1", "packages", "P-1,")))
                .contains("PACKED");
        assertThat(say("warehouse/despatch", Map.of("reference", "CT-1_S1"))).contains("DESPATCHED");
        assertThat(say("warehouse/relabel", Map.of("reference", "CT-1_S1", "packages", "P-1,P-2")))
                .contains("\"P-2\"");
        assertThat(say("warehouse/cancel-shipment", Map.of("reference", "CT-1_S2")))
                .contains("CANCELLED");
        assertThat(sandbox.order("web", "CT-1").orElseThrow().state()).isEqualTo("despatched");
    }

    @Test
    void aParcelComesBackWhileNobodyIsTold() {
        assertThat(say("pushes/hold", Map.of())).isEqualTo("{\"held\":0}");
        assertThat(say("returns", Map.of("reference", "CT-1", "sku", "MUG-RED", "quantity", "1", "refund", "false")))
                .contains("\"refund\":false");
        assertThat(sandbox.returnsDesk().receipts()).hasSize(1);
        assertThat(say("pushes/release", Map.of("reversed", "true", "times", "2")))
                .isEqualTo("{\"held\":0}");
    }

    @Test
    void whatCannotBeDoneIsRefusedWithWords() {
        assertThat(answer("warehouse/pick-short", Map.of("reference", "CT-1", "pieces", "9")))
                .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(400))
                .satisfies(answer -> assertThat(answer.body()).contains("Line 1 has 2 pieces"));
        assertThat(answer("warehouse/line", Map.of("reference", "CT-1", "state", "asleep"))
                        .body())
                .contains("States of lines are");
        assertThat(answer("warehouse/pick", Map.of("reference", "NONE")).statusCode())
                .isEqualTo(400);
        assertThat(answer("warehouse/dance", Map.of("reference", "CT-1")).statusCode())
                .isEqualTo(404);
        assertThat(answer("pushes/dance", Map.of()).statusCode()).isEqualTo(404);
    }

    private String say(String word, Map<String, String> parameters) {
        HttpResponse<String> answer = answer(word, parameters);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private HttpResponse<String> answer(String word, Map<String, String> parameters) {
        return shop.send(
                shop.bare("/sandbox/" + word + "?" + encoded(parameters)).POST(BodyPublishers.noBody()));
    }
}
