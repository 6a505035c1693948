package sandbox.orderflow;

import static org.assertj.core.api.Assertions.assertThat;
import static sandbox.orderflow.Shop.ORDERS;
import static sandbox.orderflow.Shop.WAREHOUSE;
import static sandbox.orderflow.Shop.cdata;
import static sandbox.orderflow.Shop.elements;
import static sandbox.orderflow.Shop.imports;
import static sandbox.orderflow.Shop.order;
import static sandbox.orderflow.Shop.references;
import static sandbox.orderflow.Shop.text;
import static sandbox.orderflow.Shop.xml;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import sandbox.faults.FaultDial;
import sandbox.orderflow.PushSettings.Disorder;
import sandbox.orderflow.PushSettings.Kind;

/** Parcels that come back: announced or not, in part, too much, of nobody's order. */
class ReturnsDeskTest {

    private final SetClock clock = new SetClock("2026-07-01T16:05:12Z");
    private OrderFlowSandbox sandbox;
    private ReturnsDesk desk;
    private Shop shop;
    private Intake intake;

    @BeforeEach
    void start() {
        open(ReturnRules.open());
    }

    @AfterEach
    void stop() {
        sandbox.close();
        intake.close();
    }

    @Test
    void anAnnouncedReturnComesInTwoParcels() throws InterruptedException {
        announce("RMA-7", "CT-1", "2", "");
        sandbox.pusher().on(settings());

        desk.receive(Arrival.announced("RMA-7").with("MUG-RED", 1, "A - Not wanted", "As new", true));
        desk.receive(Arrival.announced("RMA-7").with("MUG-RED", 1, "A - Not wanted", "Packaging damaged", false));
        sandbox.pusher().awaitIdle(Duration.ofSeconds(5));

        List<Element> told = intake.received().stream()
                .map(push -> elements(xml(push.body()), "return").getFirst())
                .toList();
        assertThat(intake.received()).extracting(Intake.Push::path).allMatch(path -> path.endsWith("/returnEvent.xml"));
        assertThat(told)
                .extracting(each -> each.getAttribute("authorisation") + " " + each.getAttribute("orderReference") + " "
                        + each.getAttribute("authorised") + " " + each.getAttribute("site"))
                .containsExactly("RMA-7 CT-1 true Default", "RMA-7 CT-1 true Default");
        assertThat(told.getFirst().getAttribute("id"))
                .isEqualTo(String.valueOf(sandbox.returns().getFirst().id()))
                .isNotEqualTo(told.getLast().getAttribute("id"));
        assertThat(told)
                .extracting(each -> elements(each, "returnLine").getFirst())
                .extracting(each -> each.getAttribute("product") + " " + each.getAttribute("quantity") + " "
                        + each.getAttribute("condition") + " " + each.getAttribute("refund"))
                .containsExactly("MUG-RED 1 As new true", "MUG-RED 1 Packaging damaged false");
    }

    @Test
    void nobodyAnnouncedItAndTheOrderIsKnownOrNot() throws InterruptedException {
        shop.post(ORDERS, imports(order("CT-1")));
        sandbox.pusher().on(settings());

        desk.receive(Arrival.ofOrder("CT-1")
                .with("MUG-RED", 99, "H - Other", "As new", true)
                .note("no slip"));
        desk.receive(Arrival.ofOrder("STRANGER").with("MUG-RED", 1, "H - Other", "As new", true));
        sandbox.pusher().awaitIdle(Duration.ofSeconds(5));

        assertThat(intake.received())
                .extracting(push -> elements(xml(push.body()), "return").getFirst())
                .extracting(each -> each.getAttribute("authorised") + each.getAttribute("authorisation") + " "
                        + each.getAttribute("orderReference") + " " + each.getAttribute("note"))
                .containsExactlyInAnyOrder("false CT-1 no slip", "false STRANGER ");
        assertThat(report("2026-07-01", "2026-07-01"))
                .extracting(each -> text(each, "orderReference") + " "
                        + elements(each, "channel").size())
                .containsExactly("CT-1 1", "STRANGER 0");
    }

    @Test
    void theReportTellsEachLineOfThePeriodWithoutIdAndVerdict() {
        announce("RMA-7", "CT-1", "2", "return.note=Too small\n");
        desk.receive(Arrival.announced("RMA-7")
                .with("MUG-RED", 1, "C - Wrong size", "As new", true)
                .with("MUG-RED", 1, "C - Wrong size", "Product damaged (irreparable)", false));
        clock.pass(Duration.ofDays(1));

        assertThat(report("2026-07-02", "2026-07-03")).isEmpty();
        assertThat(report("2026-07-01 17:05:13", "2026-07-03")).isEmpty();
        List<Element> rows = report("2026-07-01 17:05:12", "2026-07-01 17:05:12");
        assertThat(rows).hasSize(2);
        assertThat(elements(rows.getFirst(), "id")).isEmpty();
        assertThat(elements(rows.getFirst(), "refund")).isEmpty();
        assertThat(List.of(
                        "organisation",
                        "channel",
                        "orderReference",
                        "product",
                        "quantity",
                        "completedDate",
                        "authorised",
                        "authorisation",
                        "note",
                        "lineReason",
                        "lineCondition"))
                .extracting(name -> text(rows.getLast(), name))
                .containsExactly(
                        "myorg",
                        "web",
                        "CT-1",
                        "MUG-RED",
                        "1",
                        "2026-07-01 17:05:12",
                        "true",
                        "RMA-7",
                        "Too small",
                        "C - Wrong size",
                        "Product damaged (irreparable)");
    }

    @Test
    void aReturnIsToldAgainAndCorrected() throws InterruptedException {
        shop.post(ORDERS, imports(order("CT-1")));
        sandbox.pusher().on(settings().disorder(new Disorder(1, 1, 0)));
        ReturnReceipt receipt = desk.receive(Arrival.ofOrder("CT-1").with("MUG-RED", 1, "H", "As new", true));
        desk.tellAgain(receipt.id());
        desk.correct(receipt.id(), List.of(new ReturnReceipt.Line("MUG-RED", 2, "H", "As new", false)));
        sandbox.pusher().awaitIdle(Duration.ofSeconds(5));

        assertThat(intake.received())
                .extracting(
                        push -> elements(xml(push.body()), "return").getFirst().getAttribute("id"))
                .hasSize(6)
                .containsOnly(String.valueOf(receipt.id()));
        assertThat(intake.received()).extracting(Intake.Push::messageId).containsExactly(1L, 1L, 2L, 2L, 3L, 3L);
        assertThat(desk.receipts()).hasSize(1);
    }

    @Test
    void aStrictTenantRefusesWithItsReasons() {
        stop();
        open(ReturnRules.open()
                .onlyDespatched()
                .types(Set.of("unknown"))
                .reasons(Set.of("A - Not wanted"))
                .conditions(Set.of("As new")));
        shop.post(ORDERS, imports(order("CT-1")));

        assertThat(refused("RMA-1", "CT-1", "1", "")).contains("Order 'CT-1' is created, returns are taken when");
        sandbox.warehouse().byHand().despatch("CT-1");
        assertThat(refused("RMA-1", "CT-1", "3", "")).contains("was not ordered in this quantity");
        assertThat(refused("RMA-1", "NONE", "1", "")).contains("Order 'NONE' is not known");
        assertThat(refused("RMA-1", "CT-1", "1", "returnLine.1.reason=Ugly\n"))
                .contains("Value 'Ugly' of field 'returnLine.1.reason'");
        assertThat(refused("RMA-1", "CT-1", "1", "returnLine.1.condition=Wet\n"))
                .contains("'returnLine.1.condition'");
        assertThat(refused("RMA-1", "CT-1", "1", "return.type=gift\n")).contains("'return.type'");
        assertThat(refused("RMA-1", "CT-1", "1", "return.site=Moon\n")).contains("'return.site'");
        assertThat(sandbox.returns()).isEmpty();
    }

    @Test
    void aTenantWhoseAuthorisationIsTheOrder() {
        stop();
        open(ReturnRules.open().authorisedByOrder());
        shop.post(ORDERS, imports(order("CT-1")));

        assertThat(refused("RMA-1", "CT-1", "1", "")).contains("Authorisation 'RMA-1' is no order reference");
        assertThat(references(announcement("CT-1", "CT-1", "1", ""), "importSuccesses"))
                .containsExactly("CT-1");
    }

    private void open(ReturnRules rules) {
        SandboxAccount account = SandboxAccount.of("shop", "s3cret").returns(rules);
        sandbox = OrderFlowSandbox.start(0, account, clock, new FaultDial(1));
        desk = sandbox.returnsDesk();
        shop = new Shop(sandbox.url());
        intake = new Intake();
    }

    private PushSettings settings() {
        return PushSettings.to(intake.url(), "of", "push").kinds(Kind.RETURN_EVENT);
    }

    private void announce(String authorisation, String order, String quantity, String more) {
        shop.post(ORDERS, imports(order(order)));
        assertThat(references(announcement(authorisation, order, quantity, more), "importSuccesses"))
                .containsExactly(authorisation);
    }

    private String refused(String authorisation, String order, String quantity, String more) {
        return text(
                Shop.child(xml(announcement(authorisation, order, quantity, more)), "importFailures"), "failureDetail");
    }

    private java.net.http.HttpResponse<String> announcement(
            String authorisation, String order, String quantity, String more) {
        String payload = """
                return.authorisation=%s
                return.orderReference=%s
                return.authorised=true
                returnLine.1.product=MUG-RED
                returnLine.1.quantity=%s
                returnLine.1.returnItem=return
                %s""".formatted(authorisation, order, quantity, more);
        return shop.send(shop.request(WAREHOUSE)
                .header("organisation", "myorg")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(
                        imports(cdata("return", "insert", authorisation, payload)))));
    }

    private List<Element> report(String start, String end) {
        return elements(
                xml(shop.get(
                        "remote/report.xml",
                        Map.of("reportKey", "return_line_api_report", "startDate", start, "endDate", end))),
                "return");
    }
}
