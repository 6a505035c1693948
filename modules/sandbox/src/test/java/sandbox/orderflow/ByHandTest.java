package sandbox.orderflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static sandbox.orderflow.Shop.ORDERS;
import static sandbox.orderflow.Shop.cdata;
import static sandbox.orderflow.Shop.elements;
import static sandbox.orderflow.Shop.imports;
import static sandbox.orderflow.Shop.text;
import static sandbox.orderflow.Shop.xml;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import sandbox.faults.FaultDial;

/** What people on the floor do, as a shop sees it: in order detail, in the queries, in the stock. */
class ByHandTest {

    private final SetClock clock = new SetClock("2026-07-01T16:05:12Z");
    private OrderFlowSandbox sandbox;
    private Warehouse warehouse;
    private ByHand floor;
    private Shop shop;

    @BeforeEach
    void start() {
        SandboxAccount account = SandboxAccount.of("shop", "s3cret")
                .sites(List.of("Leeds", "Venlo"))
                .tellingSites();
        sandbox = OrderFlowSandbox.start(0, account, clock, new FaultDial(1));
        warehouse = sandbox.warehouse();
        floor = warehouse.byHand();
        shop = new Shop(sandbox.url());
        shop.post(ORDERS, imports(cdata("order", "insert", "CT-1", payload())));
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void anAllocationNamesTheSiteAndBindsItsStock() {
        floor.allocate("CT-1", "Venlo");

        assertThat(shipments()).containsExactly("CT-1_S1 released Venlo 2026-07-01 | MUG 5 allocated, TEE 2 allocated");
        assertThat(sandbox.stock().level("myorg", "MUG", "Venlo").allocated()).isEqualTo(5);
        assertThat(sandbox.stock().level("myorg", "MUG", "Leeds").allocated()).isZero();
    }

    @Test
    void aSiteWithTooLittleCannotAllocate() {
        sandbox.stock().set("myorg", "TEE", "Venlo", 1);

        assertThatThrownBy(() -> floor.allocate("CT-1", "Venlo")).hasMessageContaining("too little");
        assertThat(shipments()).containsExactly("CT-1_S1 ready Leeds 2026-07-01 | MUG 5 created, TEE 2 created");
        assertThat(sandbox.stock().level("myorg", "MUG", "Venlo").allocated()).isZero();
    }

    @Test
    void linesOfOneShipmentCanBeInDifferentStates() {
        floor.outOfStock("CT-1", LocalDate.of(2026, 7, 9));
        floor.line("CT-1", 1, LineState.ALLOCATED);
        assertThat(shipments())
                .containsExactly("CT-1_S1 out_of_stock Leeds 2026-07-09 | MUG 5 allocated, TEE 2 out_of_stock");
        assertThat(allocated("MUG")).isEqualTo(5);

        floor.line("CT-1", 2, LineState.MOVE_PENDING);
        assertThat(shipments())
                .containsExactly("CT-1_S1 out_of_stock Leeds 2026-07-09 | MUG 5 allocated, TEE 2 move_pending");

        floor.pick("CT-1");
        assertThat(shipments()).containsExactly("CT-1_S1 packable Leeds 2026-07-09 | MUG 5 picked, TEE 2 picked");
        assertThat(allocated("MUG")).isEqualTo(5);
        assertThat(allocated("TEE")).isEqualTo(2);
    }

    @Test
    void aMovePendingShipmentHoldsItsPieces() {
        floor.movePending("CT-1");

        assertThat(shipments())
                .containsExactly("CT-1_S1 released Leeds 2026-07-01 | MUG 5 move_pending, TEE 2 move_pending");
        assertThat(allocated("MUG")).isEqualTo(5);
    }

    @Test
    void aShortPickShowsInTheTreeOnly() {
        floor.pick("CT-1");
        floor.pickShort("CT-1", 1, 3);
        floor.dropLine("CT-1", 2);
        floor.pack("CT-1", List.of("P-1"));
        floor.despatch("CT-1");

        assertThat(shipments()).containsExactly("CT-1_S1 despatched Leeds 2026-07-01 | MUG 3 picked");
        assertThat(lines(despatches().getFirst())).containsExactly("MUG 3");
        assertThat(sandbox.order("web", "CT-1").orElseThrow().unitsBySku()).containsEntry("MUG", 5L);
        assertThat(allocated("MUG")).isZero();
        assertThat(sandbox.stock().level("myorg", "MUG", "Leeds").total()).isEqualTo(1_000_000 - 3);
        assertThat(sandbox.stock().level("myorg", "MUG", "Leeds").available()).isEqualTo(1_000_000 - 3);
    }

    @Test
    void aCancelledLineStaysInTheTreeAndNeverLeaves() {
        floor.allocate("CT-1", null);
        floor.cancelPieces("CT-1", 1, 2);
        floor.cancelLine("CT-1", 2);
        assertThat(shipments())
                .containsExactly(
                        "CT-1_S1 released Leeds 2026-07-01 | MUG 3 allocated, MUG 2 cancelled, TEE 2 cancelled");
        assertThat(allocated("TEE")).isZero();

        floor.pack("CT-1", List.of("P-1"));
        floor.despatch("CT-1");

        assertThat(shipments())
                .containsExactly(
                        "CT-1_S1 despatched Leeds 2026-07-01 | MUG 3 picked, MUG 2 cancelled, TEE 2 cancelled");
        assertThat(lines(despatches().getFirst())).containsExactly("MUG 3");
        assertThat(sandbox.stock().level("myorg", "TEE", "Leeds").available()).isEqualTo(1_000_000);
    }

    @Test
    void aShipmentWithoutGoodsIsCancelledAndSoIsItsOrder() {
        floor.cancelLine("CT-1", 1);
        floor.dropLine("CT-1", 2);

        assertThat(shipments()).containsExactly("CT-1_S1 cancelled Leeds 2026-07-01 | MUG 5 cancelled");
        assertThat(sandbox.order("web", "CT-1").orElseThrow().cancelled()).isTrue();
    }

    @Test
    void oneShipmentIsCancelledAndTheOtherLeaves() {
        warehouse.split("CT-1", Map.of(1, 2L));
        floor.cancelShipment("CT-1_S2");
        floor.despatch("CT-1_S1");

        assertThat(shipments())
                .containsExactly(
                        "CT-1_S1 despatched Leeds 2026-07-01 | MUG 3 picked, TEE 2 picked",
                        "CT-1_S2 cancelled Leeds 2026-07-01 | MUG 2 cancelled");
        assertThat(sandbox.order("web", "CT-1").orElseThrow().state()).isEqualTo("despatched");
    }

    @Test
    void whatHasNotLeftCanBeCancelledEvenPacked() {
        warehouse.split("CT-1", Map.of(1, 2L));
        floor.despatch("CT-1_S1");
        floor.pack("CT-1_S2", List.of("P-2"));
        assertThat(warehouse.cancel("CT-1")).isFalse();

        floor.cancelRest("CT-1");

        assertThat(shipments().getLast()).isEqualTo("CT-1_S2 cancelled Leeds 2026-07-01 | MUG 2 cancelled");
    }

    @Test
    void trackingComesLaterAndPackagesAreAdded() {
        floor.pack("CT-1", List.of("", ""));
        floor.despatch("CT-1");
        Element before = despatches().getFirst();
        assertThat(packages(before)).containsExactly("", "");
        assertThat(elements(before, "despatchReference")).isEmpty();
        assertThat(elements(before, "trackingUrl")).isEmpty();

        warehouse.relabel("CT-1_S1", List.of("P-1", "P-2"));
        floor.addPackage("CT-1_S1", "P-3");

        Element after = despatches().getFirst();
        assertThat(packages(after)).containsExactly("P-1", "P-2", "P-3");
        assertThat(text(after, "trackingUrl")).isEqualTo("https://track.example/dpd/P-1");
    }

    @Test
    void aCorrectedDespatchHasOtherPiecesAndTheSameTime() {
        floor.despatch("CT-1");
        clock.pass(Duration.ofHours(1));

        floor.correctDespatch("CT-1_S1", Map.of(1, 4L));

        assertThat(lines(despatches().getFirst())).containsExactly("MUG 4", "TEE 2");
        assertThat(text(despatches().getFirst(), "completed")).isEqualTo("2026-07-01 17:05:12");
        assertThat(sandbox.stock().level("myorg", "MUG", "Leeds").total()).isEqualTo(1_000_000 - 4);
    }

    @Test
    void aReversedDespatchIsGoneFromThePeriodAndComesAgain() {
        floor.despatch("CT-1");
        floor.reverseDespatch("CT-1_S1");

        assertThat(despatches()).isEmpty();
        assertThat(shipments()).containsExactly("CT-1_S1 packed Leeds 2026-07-01 | MUG 5 picked, TEE 2 picked");
        assertThat(sandbox.order("web", "CT-1").orElseThrow().state()).isEqualTo("validated");
        assertThat(allocated("MUG")).isEqualTo(5);
        assertThat(sandbox.stock().level("myorg", "MUG", "Leeds").total()).isEqualTo(1_000_000);
        assertThat(elements(xml(shop.get("remoteorder/shipment/pending.xml", Map.of("channel", "web"))), "shipment"))
                .hasSize(1);

        floor.despatch("CT-1");
        assertThat(despatches()).hasSize(1);
        assertThat(allocated("MUG")).isZero();
    }

    @Test
    void theFloorRefusesWhatItCannotDo() {
        assertThatThrownBy(() -> floor.pickShort("CT-1", 1, 5)).hasMessageContaining("5 pieces");
        assertThatThrownBy(() -> floor.cancelPieces("CT-1", 2, 3)).hasMessageContaining("2 pieces");
        assertThatThrownBy(() -> floor.cancelLine("CT-1", 3)).hasMessageContaining("no open line 3");
        assertThatThrownBy(() -> floor.reverseDespatch("CT-1_S1")).hasMessageContaining("ready, not despatched");
        floor.despatch("CT-1");
        assertThatThrownBy(() -> floor.pick("CT-1")).hasMessageContaining("no open shipment");
    }

    @Test
    void mostTenantsDoNotNameTheSite() {
        try (OrderFlowSandbox silent =
                OrderFlowSandbox.start(0, SandboxAccount.of("shop", "s3cret"), clock, new FaultDial(1))) {
            Shop other = new Shop(silent.url());
            other.post(ORDERS, imports(cdata("order", "insert", "CT-1", payload())));
            var detail =
                    other.get("remoteorder/order/detail.xml", Map.of("channel", "web", "externalReference", "CT-1"));
            assertThat(detail.body()).contains("earliestShipDate=").doesNotContain("site=");
        }
    }

    private static String payload() {
        return Shop.payload("CT-1", "MUG", 5)
                + "orderLine.2.product.externalReference=TEE\norderLine.2.quantity=2\norderLine.2.shipment=entity:shipment\n";
    }

    private long allocated(String sku) {
        return sandbox.stock().level("myorg", sku, "Leeds").allocated();
    }

    private List<String> shipments() {
        var detail = shop.get("remoteorder/order/detail.xml", Map.of("channel", "web", "externalReference", "CT-1"));
        return elements(xml(detail), "shipment").stream()
                .map(each -> each.getAttribute("externalReference") + " " + each.getAttribute("state") + " "
                        + each.getAttribute("site") + " " + each.getAttribute("earliestShipDate") + " | "
                        + String.join(
                                ", ",
                                elements(each, "orderLine").stream()
                                        .map(line -> line.getAttribute("product") + " " + line.getAttribute("quantity")
                                                + " " + line.getAttribute("state"))
                                        .toList()))
                .toList();
    }

    private List<Element> despatches() {
        var answer = shop.get(
                "remoteorder/shipment/despatches.xml",
                Map.of(
                        "channel",
                        "web",
                        "from",
                        "2026-07-01 00:00:00",
                        "to",
                        "2026-07-02 00:00:00",
                        "includeOrderLines",
                        "true"));
        return elements(xml(answer), "shipment");
    }

    private static List<String> lines(Element shipment) {
        return elements(shipment, "orderLine").stream()
                .map(each -> text(each, "productReference") + " " + text(each, "quantity"))
                .toList();
    }

    private static List<String> packages(Element shipment) {
        return elements(shipment, "package").stream()
                .map(each -> each.getAttribute("despatchReference"))
                .toList();
    }
}
