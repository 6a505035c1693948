package connector.orderflow.client;

import static org.assertj.core.api.Assertions.assertThat;

import connector.audit.Failure;
import connector.audit.FailureKind;
import connector.audit.Trail;
import connector.orderflow.DestinationSettings.ScopeTransport;
import connector.orderflow.ImportDocument;
import connector.orderflow.OrderDetail;
import connector.orderflow.OrderFlow.CancelAnswer;
import connector.orderflow.OrderFlow.DespatchesAnswer;
import connector.orderflow.OrderFlow.DetailAnswer;
import connector.orderflow.OrderFlow.ImportAnswer;
import connector.orderflow.OrderFlow.InventoryAnswer;
import connector.orderflow.OrderFlow.PendingAnswer;
import connector.orderflow.ReturnImport;
import connector.orderflow.ReturnReports.ReportAnswer;
import connector.orderflow.StockLine;
import connector.orderflow.doubles.Destinations;
import connector.orderflow.doubles.PlainHttpCalls;
import connector.orderflow.doubles.ScriptedOrderFlow;
import connector.orderflow.doubles.ScriptedOrderFlow.Asked;
import connector.orderflow.doubles.ScriptedOrderFlow.Told;
import connector.orderflow.doubles.SetClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every call as OrderFlow gets it, every answer as the flows get it, over real HTTP. */
class HttpOrderFlowTest {

    private static final ImportDocument ORDER =
            ImportWriterTest.of("externalReference", "CT-1", "orderLine.1.quantity", "2");
    private static final String IMPORTED =
            "<importResult><importSuccesses><import externalReference='CT-1'/></importSuccesses></importResult>";

    private final SetClock clock = new SetClock(Instant.parse("2026-03-02T09:00:00Z"));
    private ScriptedOrderFlow warehouse;

    @BeforeEach
    void open() throws IOException {
        warehouse = new ScriptedOrderFlow();
    }

    @AfterEach
    void close() {
        warehouse.close();
    }

    private HttpOrderFlow orderFlow() {
        return orderFlow(Destinations.at(warehouse.baseUrl()));
    }

    private HttpOrderFlow orderFlow(Destinations destination) {
        return new HttpOrderFlow(
                List.of(new Destination(destination.settings(), new PlainHttpCalls(), Duration.ofMillis(50), clock)));
    }

    private static Failure failure(ImportAnswer answer) {
        assertThat(answer).isInstanceOf(ImportAnswer.Failed.class);
        return ((ImportAnswer.Failed) answer).failure();
    }

    @Test
    void anImportCarriesScopeCredentialsAndCorrelationId() {
        warehouse.says(Told.ok(IMPORTED));
        ImportAnswer answer =
                new Trail("orders/4711", null, clock).follow(() -> orderFlow().importDocument("leeds", ORDER));

        assertThat(answer).isEqualTo(new ImportAnswer.Imported());
        Asked asked = warehouse.asked().getFirst();
        assertThat(asked.method()).isEqualTo("POST");
        assertThat(asked.path()).isEqualTo("/host/web/remoteorder/imports/importitems.xml");
        assertThat(asked.query()).isEqualTo(Map.of("channel", "web & more", "organisation", "myorg"));
        assertThat(asked.headers())
                .containsEntry("channel", "web & more")
                .containsEntry("organisation", "myorg")
                .containsEntry("accept", "application/xml")
                .containsEntry("content-type", "application/xml; charset=UTF-8")
                .containsEntry("x-correlation-id", "orders/4711")
                .containsEntry("authorization", "Basic " + base64("shop:s3cret ü"))
                .doesNotContainKeys("user", "password");
        assertThat(asked.body()).contains("orderLine.1.quantity=2");
    }

    @Test
    void scopeAndCredentialsTravelAsConfigured() {
        warehouse.says(Told.ok(IMPORTED), Told.ok(IMPORTED));
        Destinations destination = Destinations.at(warehouse.baseUrl());
        orderFlow(destination.withHeaders(ScopeTransport.HEADER, true)).importDocument("leeds", ORDER);
        orderFlow(destination.withHeaders(ScopeTransport.QUERY, false)).importDocument("leeds", ORDER);

        assertThat(warehouse.asked().get(0).query()).isEmpty();
        assertThat(warehouse.asked().get(0).headers())
                .containsEntry("channel", "web & more")
                .containsEntry("user", "shop")
                .containsEntry("password", base64("s3cret ü"));
        assertThat(warehouse.asked().get(1).query()).containsEntry("channel", "web & more");
        assertThat(warehouse.asked().get(1).headers()).doesNotContainKeys("channel", "organisation");
    }

    @Test
    void theReturnsReportIsAskedForOneWholeDayOfTheTenantsCalendar() {
        warehouse.says(Told.ok("""
                <returns><return><orderReference>CT-1</orderReference><product>MUG</product><quantity>2</quantity>
                <returnedDate>2026-07-06 10:00:00</returnedDate><lineCondition>As new</lineCondition></return></returns>"""));
        ReportAnswer answer = orderFlow().returnsOf("leeds", "return_line_api_report", LocalDate.of(2026, 7, 6));

        assertThat(answer)
                .isInstanceOfSatisfying(
                        ReportAnswer.Returns.class,
                        found -> assertThat(found.lines()).singleElement().satisfies(line -> {
                            assertThat(line.quantity()).isEqualTo(2);
                            assertThat(line.told()).isEqualTo(Instant.parse("2026-07-06T09:00:00Z"));
                        }));
        Asked asked = warehouse.asked().getFirst();
        assertThat(asked.method()).isEqualTo("GET");
        assertThat(asked.path()).isEqualTo("/host/web/remote/report.xml");
        assertThat(asked.query())
                .containsEntry("reportKey", "return_line_api_report")
                .containsEntry("startDate", "2026-07-06 00:00:00")
                .containsEntry("endDate", "2026-07-06 23:59:59")
                .containsEntry("organisation", "myorg");
    }

    @Test
    void aReportThatIsNoReportIsNoEmptyOne() {
        warehouse.always(_ -> Told.ok("<lines/>"));
        assertThat(orderFlow().returnsOf("leeds", "x", LocalDate.of(2026, 7, 6)))
                .isInstanceOf(ReportAnswer.Failed.class);
        warehouse.always(_ -> Told.ok("<returns><return><product>MUG</product></return></returns>"));
        assertThat(orderFlow().returnsOf("leeds", "x", LocalDate.of(2026, 7, 6)))
                .isInstanceOf(ReportAnswer.Failed.class);
    }

    @Test
    void aReturnIsAnnouncedToTheOrganisation() {
        warehouse.says(Told.ok("<importResult><importDuplicates><import externalReference='RMA-1_CT-1'>"
                + "<duplicateMessage>exists</duplicateMessage></import></importDuplicates></importResult>"));
        ReturnImport announced = new ReturnImport(
                "RMA-1_CT-1",
                "RMA-1",
                "CT-1",
                null,
                LocalDateTime.of(2026, 7, 6, 10, 0),
                "Leeds",
                "first\nsecond",
                List.of(new ReturnImport.Line("MUG", 2, "C - Wrong size", null)));

        assertThat(orderFlow().importDocument("leeds", announced)).isEqualTo(new ImportAnswer.AlreadyThere("exists"));
        Asked asked = warehouse.asked().getFirst();
        assertThat(asked.path()).isEqualTo("/host/web/remotewarehouse/imports/importitems.xml");
        assertThat(asked.headers()).containsEntry("organisation", "myorg");
        assertThat(asked.body())
                .contains("type=\"return\" operation=\"insert\" externalReference=\"RMA-1_CT-1\"")
                .contains("""
                        return.externalReference=RMA-1_CT-1
                        return.authorisation=RMA-1
                        return.orderReference=CT-1
                        return.authorised=true
                        return.returnDate=2026-07-06T10:00:00
                        return.site=Leeds
                        return.note=first[BR]second
                        returnLine.1.product=MUG
                        returnLine.1.quantity=2
                        returnLine.1.reason=C - Wrong size
                        returnLine.1.returnItem=return
                        """);
    }

    @Test
    void anUnknownDestinationIsOurBugAndAsksNobody() {
        Failure failure = failure(orderFlow().importDocument("mars", ORDER));
        assertThat(failure.kind()).isEqualTo(FailureKind.OUR_BUG);
        assertThat(failure.mayHaveHappened()).isFalse();
        assertThat(orderFlow().orderDetail("mars", "CT-1")).isInstanceOf(DetailAnswer.Failed.class);
        assertThat(warehouse.asked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 200, 500, 503})
    void anImportWithoutAUsableAnswerIsNeverRepeatedByItself(int status) {
        warehouse.always(_ -> new Told(status, status == 200 ? "<html><h2>ERROR</h2></html>" : "", Map.of()));
        Failure failure = failure(orderFlow().importDocument("leeds", ORDER));
        assertThat(failure.mayHaveHappened()).isTrue();
        assertThat(warehouse.asked()).hasSize(1);
    }

    @Test
    void aReportThatDoesNotNameOurImportIsBrokenAndMayHaveHappened() {
        warehouse.says(Told.ok("<importResult><importSuccesses/></importResult>"));
        Failure failure = failure(orderFlow().importDocument("leeds", ORDER));
        assertThat(failure.kind()).isEqualTo(FailureKind.BROKEN_ANSWER);
        assertThat(failure.mayHaveHappened()).isTrue();
    }

    @Test
    void anImportThatNeverLeftHasNotHappened() {
        Failure failure = failure(orderFlow(Destinations.nowhere()).importDocument("leeds", ORDER));
        assertThat(failure.kind()).isEqualTo(FailureKind.NO_ANSWER);
        assertThat(failure.mayHaveHappened()).isFalse();
    }

    @Test
    void aSlowImportIsAnUnknownOutcome() {
        CountDownLatch givenUp = new CountDownLatch(1);
        warehouse.always(_ -> {
            awaited(givenUp);
            return Told.ok(IMPORTED);
        });
        Destinations impatient = Destinations.at(warehouse.baseUrl()).withTimeout(Duration.ofMillis(200));
        Failure failure = failure(orderFlow(impatient).importDocument("leeds", ORDER));
        givenUp.countDown();
        assertThat(failure.kind()).isEqualTo(FailureKind.NO_ANSWER);
        assertThat(failure.mayHaveHappened()).isTrue();
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aReadIsAskedOnceMoreAndNotTwice() {
        warehouse.says(new Told(502, "", Map.of()), Told.ok("<shipments/>"));
        assertThat(orderFlow().pending("leeds")).isEqualTo(new PendingAnswer.Pending(List.of()));
        assertThat(warehouse.asked()).hasSize(2);

        warehouse.always(_ -> new Told(502, "", Map.of()));
        assertThat(orderFlow().pending("leeds")).isInstanceOf(PendingAnswer.Failed.class);
        assertThat(warehouse.asked()).hasSize(4);
    }

    @Test
    void orderDetailIsPostedAndItsStatesAreNormalised() {
        warehouse.says(Told.ok("""
                <order externalReference="CT-1" state="Part-Dispatched"><shipments>
                  <shipment sequence="1" state="packed" externalReference="CT-1_S1" courier="dpd"
                            courierService="dpd_classic" despatchReference="155">
                    <orderLines><orderLine product="MUG" quantity="2" state="Out of Stock"/></orderLines>
                  </shipment>
                  <shipment state="canceled"><externalReference>CT-1_S2</externalReference></shipment>
                </shipments></order>"""));
        assertThat(orderFlow().orderDetail("leeds", "CT-1"))
                .isEqualTo(new DetailAnswer.Found(new OrderDetail(
                        "CT-1",
                        "part_despatched",
                        List.of(
                                new OrderDetail.Shipment(
                                        "CT-1_S1",
                                        "packed",
                                        "dpd",
                                        "dpd_classic",
                                        "155",
                                        List.of(new OrderDetail.Line("MUG", 2, "out_of_stock"))),
                                new OrderDetail.Shipment("CT-1_S2", "cancelled", null, null, null, List.of())))));
        Asked asked = warehouse.asked().getFirst();
        assertThat(asked.method()).isEqualTo("POST");
        assertThat(asked.path()).endsWith("/remoteorder/order/detail.xml");
        assertThat(asked.query()).containsEntry("externalReference", "CT-1").containsEntry("channel", "web & more");
        assertThat(asked.body()).isEmpty();
    }

    @Test
    void onlyMissingDataMeansThatAnOrderIsUnknown() {
        warehouse.says(missing("Order 'CT-1' is not known"), new Told(404, "<html/>", Map.of()));
        assertThat(orderFlow().orderDetail("leeds", "CT-1")).isEqualTo(new DetailAnswer.Unknown());
        assertThat(orderFlow().orderDetail("leeds", "CT-1")).isInstanceOf(DetailAnswer.Failed.class);
    }

    /** OrderFlow complains of a wrong channel with the same exception: nobody may take that for an order that is gone. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Channel 'web & more' is not known",
                "Order 'CT-12' is not known",
                "Order 'X-CT-1' is not known",
                ""
            })
    void missingDataThatDoesNotNameTheOrderSaysNothingOfIt(String words) {
        warehouse.always(_ -> missing(words));
        assertThat(orderFlow().orderDetail("leeds", "CT-1"))
                .isInstanceOfSatisfying(
                        DetailAnswer.Failed.class,
                        failed -> assertThat(failed.failure().words()).contains("CT-1", words));
    }

    private static Told missing(String words) {
        return Told.ok("<error><exception>rtd.exceptions.MissingDataException</exception><message>"
                + words.replace("&", "&amp;") + "</message></error>");
    }

    /** Words prove nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"Order CT-1 is being packed and can not be cancelled any more", "queued", "OK"})
    void wordsThatAreNoKnownRefusalAreOnlyAnAnswer(String words) {
        warehouse.always(_ -> Told.ok("<message>" + words + "</message>"));
        assertThat(orderFlow().cancelOrder("leeds", "CT-1", false)).isEqualTo(new CancelAnswer.Answered(words));
    }

    @Test
    void theDetailOfAnotherOrderIsNoAnswer() {
        warehouse.always(_ -> Told.ok("<order externalReference='CT-2' state='created'/>"));
        assertThat(orderFlow().orderDetail("leeds", "CT-1")).isInstanceOf(DetailAnswer.Failed.class);
    }

    @Test
    void aCancelSaysWhetherTheReferenceIsFreed() {
        warehouse.says(
                Told.ok("<message>Order CT-1 has been cancelled</message>"),
                Told.ok("<message>No cancel operation performed for CT-1</message>"),
                Told.ok("<message>Result 'no_operation' for order CT-1</message>"),
                Told.ok("<message/>"));
        HttpOrderFlow orderFlow = orderFlow();
        assertThat(orderFlow.cancelOrder("leeds", "CT-1", true)).isInstanceOf(CancelAnswer.Answered.class);
        assertThat(orderFlow.cancelOrder("leeds", "CT-1", false)).isInstanceOf(CancelAnswer.Refused.class);
        assertThat(orderFlow.cancelOrder("leeds", "CT-1", false)).isInstanceOf(CancelAnswer.Refused.class);
        assertThat(orderFlow.cancelOrder("leeds", "CT-1", false)).isInstanceOf(CancelAnswer.Failed.class);
        assertThat(warehouse.asked()).hasSize(4).allSatisfy(asked -> {
            assertThat(asked.method()).isEqualTo("POST");
            assertThat(asked.body()).isEmpty();
        });
        assertThat(warehouse.asked().get(0).query()).containsEntry("cancelChangesExternalReference", "true");
        assertThat(warehouse.asked().get(1).query()).containsEntry("cancelChangesExternalReference", "false");
    }

    @Test
    void despatchesOfSeveralDaysAreJoinedAndEachShipmentIsToldOnce() {
        warehouse.always(
                asked -> Told.ok(
                        "<shipments><shipment><reference>S-"
                                + asked.query().get("from").substring(8, 10)
                                + "</reference><orderReference>CT-1</orderReference><state>dispatched</state>"
                                + "<courier>mp</courier><carrier>DPD</carrier><service>Next</service><trackingUrl>https://t/1</trackingUrl>"
                                + "<despatchReference>155</despatchReference><completed>2026-07-02 17:05:12</completed>"
                                + "<packages><package despatchReference='155'/><package despatchReference='156'/></packages><orderLines><orderLine>"
                                + "<productReference>MUG</productReference><quantity>2</quantity><thirdPartyReference>line-1</thirdPartyReference>"
                                + "</orderLine></orderLines></shipment>"
                                + "<shipment><reference>EVERY-DAY</reference><orderReference>CT-2</orderReference></shipment></shipments>"));
        DespatchesAnswer answer = orderFlow()
                .despatches("leeds", Instant.parse("2026-07-01T10:00:00Z"), Instant.parse("2026-07-03T09:00:00Z"));

        assertThat(answer).isInstanceOfSatisfying(DespatchesAnswer.Despatches.class, found -> {
            assertThat(found.despatches()).extracting("reference").containsExactly("S-01", "EVERY-DAY", "S-02");
            assertThat(found.despatches().getFirst()).satisfies(despatch -> {
                assertThat(despatch.completed()).isEqualTo(Instant.parse("2026-07-02T16:05:12Z"));
                assertThat(despatch.packages()).containsExactly("155", "156");
                assertThat(despatch.state()).isEqualTo("despatched");
                assertThat(despatch.carrier()).isEqualTo("DPD");
                assertThat(despatch.lines().getFirst().thirdPartyReference()).isEqualTo("line-1");
            });
        });
        assertThat(warehouse.asked()).hasSize(2).allSatisfy(asked -> {
            assertThat(asked.method()).isEqualTo("GET");
            assertThat(asked.query()).containsEntry("includeOrderLines", "true");
        });
        assertThat(warehouse.asked().getFirst().query())
                .containsEntry("from", "2026-07-01 11:00:00")
                .containsEntry("to", "2026-07-02 11:00:00");
    }

    @Test
    void oneFailedWindowFailsThePeriod() {
        warehouse.says(Told.ok("<shipments/>"));
        warehouse.always(_ -> new Told(500, "", Map.of()));
        assertThat(orderFlow()
                        .despatches(
                                "leeds", Instant.parse("2026-07-01T10:00:00Z"), Instant.parse("2026-07-03T09:00:00Z")))
                .isInstanceOf(DespatchesAnswer.Failed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<shipments><shipment><orderReference>CT-1</orderReference></shipment></shipments>",
                "<shipments><shipment><reference>S</reference></shipment></shipments>",
                "<shipments><shipment><reference>S</reference><orderReference>CT-1</orderReference><orderLines><orderLine>"
                        + "<productReference>MUG</productReference></orderLine></orderLines></shipment></shipments>",
                "<something/>"
            })
    void aDespatchThatIsNoWholeFactIsNotGuessed(String answer) {
        warehouse.always(_ -> Told.ok(answer));
        assertThat(orderFlow()
                        .despatches("leeds", clock.instant(), clock.instant().plusSeconds(60)))
                .isInstanceOf(DespatchesAnswer.Failed.class);
    }

    @Test
    void pendingShipmentsAreRead() {
        warehouse.says(Told.ok("<shipments><shipment><created>2026-01-02 03:04:05</created><reference>S1</reference>"
                + "<orderReference>CT-1</orderReference><state>Move Pending</state></shipment></shipments>"));
        assertThat(orderFlow().pending("leeds"))
                .isInstanceOfSatisfying(
                        PendingAnswer.Pending.class,
                        pending -> assertThat(pending.shipments())
                                .singleElement()
                                .satisfies(shipment -> {
                                    assertThat(shipment.state()).isEqualTo("move_pending");
                                    assertThat(shipment.created()).isEqualTo(Instant.parse("2026-01-02T03:04:05Z"));
                                }));
    }

    @Test
    void stockIsAskedAHundredSkusAtATime() {
        warehouse.always(asked -> Told.ok("<inventory><product externalReference='"
                + asked.query().get("externalReferences").split(",")[0]
                + "' site='Default' total='120' allocated='14' available='-3' onOrder='200'/></inventory>"));
        List<String> skus =
                IntStream.range(0, 250).mapToObj(number -> "SKU-" + number).toList();
        assertThat(orderFlow().inventory("leeds", skus))
                .isEqualTo(new InventoryAnswer.Inventory(List.of(
                        new StockLine("SKU-0", "Default", 120, 14, -3, 200L),
                        new StockLine("SKU-100", "Default", 120, 14, -3, 200L),
                        new StockLine("SKU-200", "Default", 120, 14, -3, 200L))));
        assertThat(warehouse.asked())
                .extracting(asked -> asked.query().get("externalReferences").split(",").length)
                .containsExactly(100, 100, 50);
    }

    @Test
    void allStockIsOneCallWithoutAFilter() {
        warehouse.says(Told.ok("<inventory/>"));
        assertThat(orderFlow().inventory("leeds", List.of())).isEqualTo(new InventoryAnswer.Inventory(List.of()));
        assertThat(warehouse.asked().getFirst().query()).doesNotContainKey("externalReferences");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
