package sandbox.orderflow;

import static org.assertj.core.api.Assertions.assertThat;
import static sandbox.orderflow.Shop.ORDERS;
import static sandbox.orderflow.Shop.WAREHOUSE;
import static sandbox.orderflow.Shop.cdata;
import static sandbox.orderflow.Shop.child;
import static sandbox.orderflow.Shop.elements;
import static sandbox.orderflow.Shop.imports;
import static sandbox.orderflow.Shop.order;
import static sandbox.orderflow.Shop.payload;
import static sandbox.orderflow.Shop.references;
import static sandbox.orderflow.Shop.text;
import static sandbox.orderflow.Shop.xml;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sandbox.faults.FaultDial;
import sandbox.orderflow.SandboxAccount.Escapes;
import sandbox.orderflow.SandboxAccount.Products;

class ImportTest {

    private static final SandboxAccount ACCOUNT = SandboxAccount.of("shop", "s3cret");

    private OrderFlowSandbox sandbox;
    private Shop shop;

    @BeforeEach
    void start() {
        open(ACCOUNT);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void anOrderInCdataIsAcceptedAndReportedOncePerCreatedEntity() {
        HttpResponse<String> answer = shop.post(ORDERS, imports(order("CT-1")));

        assertThat(answer.statusCode()).isEqualTo(200);
        List<String> entities = elements(child(xml(answer), "importSuccesses"), "import").stream()
                .map(each -> each.getAttribute("entity"))
                .toList();
        assertThat(entities).containsExactly("order", "shipment", "orderLine");
        assertThat(references(answer, "importSuccesses")).containsExactly("CT-1");
        assertThat(sandbox.imports().orders()).isEqualTo(1);
        StoredOrder stored = sandbox.order("web", "CT-1").orElseThrow();
        assertThat(stored.fields()).containsEntry("totalPriceGross", "24.00");
        assertThat(stored.unitsBySku()).isEqualTo(Map.of("MUG-RED", 2L));
        assertThat(stored.shipments()).singleElement().satisfies(shipment -> {
            assertThat(shipment.reference()).isEqualTo("CT-1_S1");
            assertThat(shipment.site()).isEqualTo("Default");
        });
    }

    @Test
    void plainTextWithIndentationBlanksRoundEqualsAndBrIsTheSameOrder() {
        String plain = """
                <?xml version="1.0" encoding="UTF8"?>
                <imports>
                  <import type="order" operation="insert" externalReference="CT-2">
                      order.externalReference = CT-2
                      order.deliveryContactName = Z\u00fcbeyde &amp; S\u00f8n \ud83d\udc4d
                      order.deliveryAddressLine1 = 1 High Street
                      deliveryCountryCode = DE
                      customerComment = ring twice[BR]then = 100% wait &amp; see
                      orderLine.1.product.externalReference = A
                      orderLine.1.quantity = 1
                      orderLine.1.shipment = entity:shipment
                      orderLine.2.product.externalReference = A
                      orderLine.2.quantity = 3
                      orderLine.2.thirdPartyReference = line-2
                      orderLine.2.shipment = entity:shipment
                      shipment.orderItem = entity:order
                  </import>
                </imports>
                """;

        HttpResponse<String> answer = shop.post(ORDERS, plain);

        assertThat(references(answer, "importSuccesses")).containsExactly("CT-2");
        StoredOrder stored = sandbox.order("web", "CT-2").orElseThrow();
        assertThat(stored.fields())
                .containsEntry("deliveryContactName", "Z\u00fcbeyde & S\u00f8n \ud83d\udc4d")
                .containsEntry("customerComment", "ring twice\nthen = 100% wait & see");
        assertThat(stored.lines())
                .extracting(StoredLine::sku, StoredLine::quantity, StoredLine::thirdPartyReference)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("A", 1L, null),
                        org.assertj.core.groups.Tuple.tuple("A", 3L, "line-2"));
    }

    @Test
    void goodBadAndRepeatedImportsOfOneDocumentLandInThreeLists() {
        shop.post(ORDERS, imports(order("OLD")));
        String noCountry = payload("BAD", "A", 1).replace("deliveryCountryCode=GB\n", "");

        HttpResponse<String> answer = shop.post(
                ORDERS, imports(order("NEW"), cdata("order", "insert", "BAD", noCountry), order("OLD"), order("NEW")));

        assertThat(references(answer, "importSuccesses")).containsExactly("NEW");
        assertThat(references(answer, "importFailures")).containsExactly("BAD");
        assertThat(references(answer, "importDuplicates")).containsExactly("OLD", "NEW");
        assertThat(text(child(xml(answer), "importFailures"), "failureMessage")).contains("deliveryCountryCode");
        assertThat(sandbox.orders()).extracting(StoredOrder::reference).containsExactly("OLD", "NEW");
        assertThat(sandbox.imports()).isEqualTo(new ImportCounts(2, 2, 0, 0, 2, 1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            deliveryContactName=Ann Example      |                                | deliveryContactName
            deliveryAddressLine1=1 High Street   |                                | deliveryAddressLine1
            deliveryCountryCode=GB               | deliveryCountryCode=UK         | country code
            totalPriceGross=24.00                | totalPriceGross=24,00          | totalPriceGross
            totalPriceGross=24.00                | placed=02.03.2026              | placed
            totalPriceGross=24.00                | currency=Pound                 | currency
            totalPriceGross=24.00                | 9x.7=1                         | 9x.7
            totalPriceGross=24.00                | a line that says nothing       | key=value
            orderLine.1.quantity=2               | orderLine.1.quantity=0         | above zero
            orderLine.1.quantity=2               | orderLine.1.quantity=-1        | above zero
            orderLine.1.quantity=2               | orderLine.1.quantity=1.5       | above zero
            orderLine.1.quantity=2               | orderLine.0.quantity=2         | orderLine.0.quantity
            orderLine.1.shipment=entity:shipment |                                | entity:shipment
            orderLine.1.shipment=entity:shipment | orderLine.1.shipment=shipment  | entity:shipment
            shipment.orderItem=entity:order      |                                | entity:order
            shipment.orderItem=entity:order      | shipment.1.orderItem=entity:order | one shipment
            totalPriceGross=24.00                | shipment.site=Mars             | Mars
            externalReference=CT-3               | externalReference=CT-4         | differs
            """)
    void whatBreaksARuleIsRefusedByName(String line, String instead, String named) {
        String payload = payload("CT-3", "A", 2).replace(line, instead == null ? "" : instead);

        HttpResponse<String> answer = shop.post(ORDERS, imports(cdata("order", "insert", "CT-3", payload)));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(references(answer, "importFailures")).containsExactly("CT-3");
        assertThat(text(child(xml(answer), "importFailures"), "failureDetail")).contains(named);
        assertThat(sandbox.orders()).isEmpty();
    }

    @Test
    void namesLongerThan120AndTextsLongerThan255AreRefused() {
        String fits = payload("FITS", "A", 1) + "deliveryCompanyName=" + "x".repeat(120) + "\ncustomerComment="
                + "y".repeat(255);
        String name = payload("NAME", "A", 1) + "deliveryCompanyName=" + "x".repeat(121);
        String text = payload("TEXT", "A", 1) + "customerComment=" + "y".repeat(256);

        HttpResponse<String> answer = shop.post(
                ORDERS,
                imports(
                        cdata("order", "insert", "FITS", fits),
                        cdata("order", "insert", "NAME", name),
                        cdata("order", "insert", "TEXT", text),
                        order("R".repeat(121))));

        assertThat(references(answer, "importSuccesses")).containsExactly("FITS");
        assertThat(references(answer, "importFailures")).containsExactly("NAME", "TEXT", "R".repeat(121));
    }

    @Test
    void aBackslashStaysUnlessTheTenantReadsJavaProperties() {
        String payload = payload("CT-5", "A", 1) + "customerComment=C:\\new\\u0041\n#deliveryCompanyName=hidden\n";
        shop.post(ORDERS, imports(cdata("order", "insert", "CT-5", payload.replace("#", "x"))));
        assertThat(sandbox.order("web", "CT-5").orElseThrow().fields())
                .containsEntry("customerComment", "C:\\new\\u0041");

        sandbox.close();
        open(ACCOUNT.escapes(Escapes.JAVA_PROPERTIES));
        shop.post(ORDERS, imports(cdata("order", "insert", "CT-5", payload)));

        assertThat(sandbox.order("web", "CT-5").orElseThrow().fields())
                .containsEntry("customerComment", "C:\newA")
                .doesNotContainKey("deliveryCompanyName");
    }

    @Test
    void onlyKnownProductsAreSoldWhereTheTenantSaysSo() {
        sandbox.close();
        open(ACCOUNT.products(Products.KNOWN_ONLY));
        sandbox.stock().set("myorg", "STOCKED", "Default", 5);
        shop.post(WAREHOUSE, imports(cdata("product", "merge", "IMPORTED", "description=d\ntype=default")));

        HttpResponse<String> answer = shop.post(
                ORDERS,
                imports(
                        cdata("order", "insert", "CT-6", payload("CT-6", "STOCKED", 1)),
                        cdata("order", "insert", "CT-7", payload("CT-7", "IMPORTED", 1)),
                        cdata("order", "insert", "CT-8", payload("CT-8", "NOBODY", 1))));

        assertThat(references(answer, "importSuccesses")).containsExactly("CT-6", "CT-7");
        assertThat(references(answer, "importFailures")).containsExactly("CT-8");
    }

    @Test
    void productsMergeAndRefuseWhatDoesNotFitTheirOperation() {
        HttpResponse<String> first = shop.post(
                WAREHOUSE, imports(cdata("product", "insert", "MUG", "description=Mug\ntype=default\nweight=400")));
        HttpResponse<String> second = shop.post(
                WAREHOUSE,
                imports(
                        cdata("product", "merge", "MUG", "description=Red mug"),
                        cdata("product", "insert", "MUG", "description=Mug\ntype=default"),
                        cdata("product", "update", "CUP", "description=Cup\ntype=default"),
                        cdata("product", "merge", "JUG", "description=Jug")));

        assertThat(references(first, "importSuccesses")).containsExactly("MUG");
        assertThat(references(second, "importSuccesses")).containsExactly("MUG");
        assertThat(references(second, "importDuplicates")).containsExactly("MUG");
        assertThat(references(second, "importFailures")).containsExactly("CUP", "JUG");
        assertThat(sandbox.product("myorg", "MUG").orElseThrow().fields())
                .containsEntry("description", "Red mug")
                .containsEntry("weight", "400");
    }

    @Test
    void aReturnIsStoredWhenItsLinesWereOrdered() {
        shop.post(ORDERS, imports(order("CT-9")));
        String good = "return.orderReference=CT-9\nreturn.authorisation=RMA-1\nreturnLine.1.product=MUG-RED\n"
                + "returnLine.1.quantity=1\nreturnLine.1.reason=H - Other\nreturnLine.1.returnItem=return";

        HttpResponse<String> answer = shop.post(
                WAREHOUSE,
                imports(
                        cdata("return", "insert", "RMA-1", good),
                        cdata("return", "insert", "RMA-2", good.replace("quantity=1", "quantity=3")),
                        cdata("return", "insert", "RMA-3", good.replace("CT-9", "CT-0")),
                        cdata("return", "insert", "RMA-1", good)));

        assertThat(references(answer, "importSuccesses")).containsExactly("RMA-1");
        assertThat(references(answer, "importFailures")).containsExactly("RMA-2", "RMA-3");
        assertThat(references(answer, "importDuplicates")).containsExactly("RMA-1");
        assertThat(sandbox.returns())
                .singleElement()
                .satisfies(stored -> assertThat(stored.lines())
                        .containsExactly(Map.of(
                                "product", "MUG-RED", "quantity", "1", "reason", "H - Other", "returnItem", "return")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <imports><import>                                                             | well-formed
            <other/>                                                                      | imports
            <imports><order/></imports>                                                   | import
            <!DOCTYPE imports [<!ENTITY x SYSTEM "file:///etc/hostname">]><imports/>      | document type
            """)
    void aBodyThatIsNoImportDocumentIsABadRequest(String body, String named) {
        HttpResponse<String> answer = shop.post(ORDERS, body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(xml(answer).getDocumentElement().getTagName()).isEqualTo("error");
        assertThat(text(xml(answer).getDocumentElement(), "message")).contains(named);
    }

    @Test
    void aLargeBatchArrivesWhole() {
        String[] orders = java.util.stream.IntStream.range(0, 1000)
                .mapToObj(number -> order("B-" + number))
                .toArray(String[]::new);

        HttpResponse<String> answer = shop.send(shop.request(ORDERS + "?channel=web")
                .header("Content-Type", "application/xml; charset=UTF-8")
                .POST(BodyPublishers.ofString(imports(orders))));

        assertThat(references(answer, "importSuccesses")).hasSize(1000);
        assertThat(sandbox.orders()).hasSize(1000);
    }

    private void open(SandboxAccount account) {
        sandbox = OrderFlowSandbox.start(0, account, Clock.systemUTC(), new FaultDial(1));
        shop = new Shop(sandbox.url());
    }
}
