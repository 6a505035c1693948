package sandbox.orderflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static sandbox.orderflow.Shop.ORDERS;
import static sandbox.orderflow.Shop.cdata;
import static sandbox.orderflow.Shop.elements;
import static sandbox.orderflow.Shop.imports;
import static sandbox.orderflow.Shop.order;
import static sandbox.orderflow.Shop.payload;
import static sandbox.orderflow.Shop.text;
import static sandbox.orderflow.Shop.xml;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import sandbox.faults.FaultDial;

class WarehouseTest {

    private final SetClock clock = new SetClock("2026-07-01T16:05:12.345Z");
    private OrderFlowSandbox sandbox;
    private Warehouse warehouse;
    private Shop shop;

    @BeforeEach
    void start() {
        sandbox = OrderFlowSandbox.start(0, SandboxAccount.of("shop", "s3cret"), clock, new FaultDial(1));
        warehouse = sandbox.warehouse();
        shop = new Shop(sandbox.url());
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void everyStepTakesAShipmentOneStateFurther() {
        shop.post(ORDERS, imports(order("CT-1")));

        List<String> states = IntStream.range(0, 6)
                .mapToObj(step -> {
                    warehouse.step();
                    StoredOrder order = sandbox.order("web", "CT-1").orElseThrow();
                    return order.state() + " " + order.shipments().getFirst().state();
                })
                .toList();

        assertThat(states)
                .containsExactly(
                        "validated RELEASED",
                        "validated PICKABLE",
                        "validated PACKABLE",
                        "validated PACKED",
                        "despatched DESPATCHED",
                        "despatched DESPATCHED");
        assertThat(warehouse.step()).isZero();
    }

    @Test
    void aDespatchShowsItsPackagesAndItsLocalTimeInThePeriod() {
        shop.post(
                ORDERS,
                imports(cdata(
                        "order",
                        "insert",
                        "CT-1",
                        payload("CT-1", "A", 2)
                                + "orderLine.2.product.externalReference=A\norderLine.2.quantity=1\n"
                                + "orderLine.2.thirdPartyReference=line-2\norderLine.2.shipment=entity:shipment\n"
                                + "shipment.deliverySuggestionCode=express\noriginatingExternalReference=R-1")));

        warehouse.despatch("CT-1", List.of("P-1", "P-2"));

        Element shipment =
                despatches("2026-07-01 17:05:12", "2026-07-01 17:05:12").getFirst();
        assertThat(text(shipment, "reference")).isEqualTo("CT-1_S1");
        assertThat(text(shipment, "orderReference")).isEqualTo("CT-1");
        assertThat(text(shipment, "originatingOrderReference")).isEqualTo("R-1");
        assertThat(text(shipment, "state")).isEqualTo("despatched");
        assertThat(text(shipment, "completed")).isEqualTo("2026-07-01 17:05:12");
        assertThat(text(shipment, "carrier")).isEqualTo("DHL");
        assertThat(text(shipment, "despatchReference")).isEqualTo("P-1");
        assertThat(elements(shipment, "package"))
                .extracting(each -> each.getAttribute("despatchReference"))
                .containsExactly("P-1", "P-2");
        assertThat(elements(shipment, "orderLine"))
                .extracting(each -> text(each, "productReference") + " " + text(each, "quantity")
                        + (elements(each, "thirdPartyReference").isEmpty()
                                ? ""
                                : " " + text(each, "thirdPartyReference")))
                .containsExactly("A 2", "A 1 line-2");
    }

    @Test
    void thePeriodIncludesBothEndsAndNothingElse() {
        shop.post(ORDERS, imports(order("CT-1"), order("CT-2"), order("CT-3")));
        warehouse.despatch("CT-2", List.of("P-2"));
        clock.pass(Duration.ofSeconds(1));
        warehouse.despatch("CT-1", List.of("P-1"));

        assertThat(despatches("2026-07-01 17:05:12", "2026-07-01 17:05:13"))
                .extracting(each -> text(each, "orderReference"))
                .containsExactly("CT-2", "CT-1");
        assertThat(despatches("2026-07-01 17:05:13", "2026-07-02 00:00:00")).hasSize(1);
        assertThat(despatches("2026-07-01 16:00:00", "2026-07-01 17:05:11")).isEmpty();
        assertThat(elements(xml(shop.get("remoteorder/shipment/despatches.xml", Map.of("channel", "web"))), "shipment"))
                .hasSize(2);
    }

    @Test
    void aDespatchWithoutLinesAskedForHasNone() {
        shop.post(ORDERS, imports(order("CT-1")));
        warehouse.despatch("CT-1", List.of("P-1"));

        assertThat(shop.get("remoteorder/shipment/despatches.xml", Map.of("channel", "web"))
                        .body())
                .contains("CT-1_S1")
                .doesNotContain("orderLine");
    }

    @Test
    void aSplitOrderLeavesInTwoShipmentsAndLosesNothing() {
        shop.post(ORDERS, imports(cdata("order", "insert", "CT-1", payload("CT-1", "A", 5))));

        warehouse.split("CT-1", Map.of(1, 2L));
        StoredOrder half = warehouse.despatch("CT-1_S2", List.of("P-2"));

        assertThat(half.state()).isEqualTo("partially_despatched");
        assertThat(half.lines()).extracting(StoredLine::quantity).containsExactly(5L);
        assertThat(half.shipments())
                .extracting(each -> each.reference() + " " + each.sequence() + " " + each.units())
                .containsExactly("CT-1_S1 1 3", "CT-1_S2 2 2");
        assertThat(pending()).containsExactly("CT-1_S1 ready");
        assertThat(warehouse.despatch("CT-1", List.of("P-1")).state()).isEqualTo("despatched");
        assertThat(pending()).isEmpty();
        assertThat(sandbox.stock().level("myorg", "A", "Default").total()).isEqualTo(999_995);
        assertThat(sandbox.stock().level("myorg", "A", "Default").allocated()).isZero();
        assertThat(sandbox.stock().level("myorg", "A", "Default").needed()).isZero();
    }

    @Test
    void sharesAreDrawnBySeedNotByOrderOfWork() {
        warehouse.rules(WorkRules.plain(7).splitting(0.4).packages(3));
        String[] orders =
                IntStream.range(0, 200).mapToObj(each -> order("CT-" + each)).toArray(String[]::new);
        shop.post(ORDERS, imports(orders));

        warehouse.workUntilIdle();

        assertThat(sandbox.orders()).allMatch(each -> each.state().equals("despatched"));
        assertThat(sandbox.orders())
                .allMatch(each -> each.shipments().stream()
                                .mapToLong(StoredShipment::units)
                                .sum()
                        == 2);
        long split = sandbox.orders().stream()
                .filter(each -> each.shipments().size() == 2)
                .count();
        assertThat(split).isBetween(55L, 105L);
        assertThat(sandbox.orders().stream()
                        .flatMap(each -> each.shipments().stream())
                        .map(each -> each.label().packages().size()))
                .contains(1, 2, 3)
                .allMatch(count -> count >= 1 && count <= 3);
        List<String> parcels = parcels(sandbox);
        assertThat(parcels).doesNotHaveDuplicates();

        try (OrderFlowSandbox other =
                OrderFlowSandbox.start(0, SandboxAccount.of("shop", "s3cret"), clock, new FaultDial(1))) {
            other.warehouse().rules(WorkRules.plain(7).splitting(0.4).packages(3));
            java.util.Collections.reverse(java.util.Arrays.asList(orders));
            new Shop(other.url()).post(ORDERS, imports(orders));
            other.warehouse().workUntilIdle();
            assertThat(parcels(other)).containsExactlyInAnyOrderElementsOf(parcels);
        }
    }

    @Test
    void anOrderOutOfStockWaitsUntilTheShelfIsFilled() {
        sandbox.stock().set("myorg", "A", "Default", 3);
        shop.post(
                ORDERS,
                imports(
                        cdata("order", "insert", "CT-1", payload("CT-1", "A", 2)),
                        cdata("order", "insert", "CT-2", payload("CT-2", "A", 2))));

        warehouse.workUntilIdle();

        assertThat(sandbox.order("web", "CT-1").orElseThrow().state()).isEqualTo("despatched");
        assertThat(pending()).containsExactly("CT-2_S1 out_of_stock");
        assertThat(sandbox.stock().level("myorg", "A", "Default").available()).isEqualTo(-1);
        assertThatThrownBy(() -> warehouse.despatch("CT-2", List.of("P"))).hasMessageContaining("out of stock");

        sandbox.stock().set("myorg", "A", "Default", 2);
        warehouse.workUntilIdle();

        assertThat(pending()).isEmpty();
        assertThat(sandbox.stock().level("myorg", "A", "Default").total()).isZero();
    }

    @Test
    void aShipmentShortOfOneProductBindsNothingOfTheOthers() {
        sandbox.stock().set("myorg", "HERE", "Default", 1);
        sandbox.stock().set("myorg", "GONE", "Default", 0);
        String both = payload("BOTH", "HERE", 1)
                + "orderLine.2.product.externalReference=GONE\norderLine.2.quantity=1\n"
                + "orderLine.2.shipment=entity:shipment\n";
        shop.post(
                ORDERS,
                imports(
                        cdata("order", "insert", "BOTH", both),
                        cdata("order", "insert", "ONE", payload("ONE", "HERE", 1))));

        warehouse.workUntilIdle();

        assertThat(pending()).containsExactly("BOTH_S1 out_of_stock");
        assertThat(sandbox.order("web", "ONE").orElseThrow().state()).isEqualTo("despatched");
    }

    @Test
    void aCancelledOrderGivesItsStockBack() {
        sandbox.stock().set("myorg", "MUG-RED", "Default", 2);
        shop.post(ORDERS, imports(order("CT-1")));
        warehouse.advance("CT-1", ShipmentState.PICKABLE);
        assertThat(sandbox.stock().level("myorg", "MUG-RED", "Default").allocated())
                .isEqualTo(2);

        assertThat(warehouse.cancel("CT-1")).isTrue();

        Stock.Level level = sandbox.stock().level("myorg", "MUG-RED", "Default");
        assertThat(List.of(level.total(), level.allocated(), level.needed(), level.available()))
                .containsExactly(2L, 0L, 0L, 2L);
        assertThat(warehouse.cancel("CT-1")).isFalse();
    }

    @Test
    void anOrderForAnotherDayAndOneThatNeedsApprovalAreHeld() {
        shop.post(
                ORDERS,
                imports(
                        cdata(
                                "order",
                                "insert",
                                "LATER",
                                payload("LATER", "A", 1) + "shipment.earliestShipDate=2026-07-02"),
                        cdata("order", "insert", "ASKS", payload("ASKS", "A", 1) + "requiresApproval=true")));

        assertThat(warehouse.workUntilIdle()).isZero();
        clock.pass(Duration.ofHours(8));
        warehouse.workUntilIdle();

        assertThat(pending()).containsExactly("ASKS_S1 ready");
        warehouse.advance("ASKS", ShipmentState.DESPATCHED);
        assertThat(pending()).isEmpty();
    }

    @Test
    void trackingCanBeCorrectedAfterTheDespatch() {
        shop.post(ORDERS, imports(order("CT-1")));
        warehouse.despatch("CT-1", List.of("WRONG"));
        clock.pass(Duration.ofHours(1));

        warehouse.relabel("CT-1_S1", List.of("RIGHT"));

        Element shipment =
                despatches("2026-07-01 17:05:12", "2026-07-01 17:05:12").getFirst();
        assertThat(text(shipment, "despatchReference")).isEqualTo("RIGHT");
    }

    @Test
    void theWarehouseCanWorkByItself() throws InterruptedException {
        warehouse.work(Duration.ofMillis(1));
        shop.post(ORDERS, imports(order("CT-1")));

        long until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!sandbox.order("web", "CT-1").orElseThrow().state().equals("despatched") && System.nanoTime() < until) {
            Thread.onSpinWait();
        }
        assertThat(sandbox.order("web", "CT-1").orElseThrow().state()).isEqualTo("despatched");
    }

    @Test
    void theStandAloneSandboxIsWorkedOverHttp() {
        shop.post(ORDERS, imports(order("CT-1")));

        String one = shop.send(shop.bare("/sandbox/warehouse/work?steps=1")
                        .POST(java.net.http.HttpRequest.BodyPublishers.noBody()))
                .body();
        String rest = shop.send(
                        shop.bare("/sandbox/warehouse/work").POST(java.net.http.HttpRequest.BodyPublishers.noBody()))
                .body();

        assertThat(one).isEqualTo("{\"moved\":1}");
        assertThat(rest).isEqualTo("{\"moved\":4}");
    }

    private List<Element> despatches(String from, String to) {
        return elements(
                xml(shop.get(
                        "remoteorder/shipment/despatches.xml",
                        Map.of("channel", "web", "from", from, "to", to, "includeOrderLines", "true"))),
                "shipment");
    }

    private List<String> pending() {
        return elements(xml(shop.get("remoteorder/shipment/pending.xml", Map.of("channel", "web"))), "shipment")
                .stream()
                .map(each -> text(each, "reference") + " " + text(each, "state"))
                .toList();
    }

    private static List<String> parcels(OrderFlowSandbox sandbox) {
        return sandbox.orders().stream()
                .flatMap(each -> each.shipments().stream())
                .flatMap(each -> each.label().packages().stream().map(parcel -> each.reference() + " " + parcel))
                .toList();
    }
}
