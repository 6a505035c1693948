package sandbox.orderflow;

import static org.assertj.core.api.Assertions.assertThat;
import static sandbox.orderflow.Shop.ORDERS;
import static sandbox.orderflow.Shop.WAREHOUSE;
import static sandbox.orderflow.Shop.elements;
import static sandbox.orderflow.Shop.imports;
import static sandbox.orderflow.Shop.order;
import static sandbox.orderflow.Shop.references;
import static sandbox.orderflow.Shop.text;
import static sandbox.orderflow.Shop.xml;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import sandbox.faults.FaultDial;

class OrderCallsTest {

    private static final String DETAIL = "remoteorder/order/detail.xml";
    private static final String CANCEL = "remoteorder/order/cancel.xml";
    private static final SandboxAccount ACCOUNT = SandboxAccount.of("shop", "s3cret")
            .channels(Map.of("web", "myorg", "outlet", "myorg", "abroad", "otherorg"))
            .sites(List.of("Default", "North"));

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
    void detailIsTheSameByGetByPostWithQueryAndByPostWithForm() {
        shop.post(ORDERS, imports(order("CT 1+1")));

        String byGet = shop.get(DETAIL, Map.of("channel", "web", "externalReference", "CT 1+1"))
                .body();
        String byQuery = shop.post(DETAIL + "?" + Shop.encoded(Map.of("externalReference", "CT 1+1")), "")
                .body();
        String byForm =
                shop.postForm(DETAIL, Map.of("externalReference", "CT 1+1")).body();

        assertThat(byGet).isEqualTo(byQuery).isEqualTo(byForm);
        Element detail = xml(byGet).getDocumentElement();
        assertThat(detail.getAttribute("externalReference")).isEqualTo("CT 1+1");
        assertThat(detail.getAttribute("state")).isEqualTo("created");
        assertThat(elements(detail, "shipment")).singleElement().satisfies(shipment -> {
            assertThat(shipment.getAttribute("state")).isEqualTo("ready");
            assertThat(shipment.getAttribute("externalReference")).isEqualTo("CT 1+1_S1");
        });
        assertThat(elements(detail, "orderLine")).singleElement().satisfies(line -> {
            assertThat(line.getAttribute("product")).isEqualTo("MUG-RED");
            assertThat(line.getAttribute("quantity")).isEqualTo("2");
        });
    }

    @Test
    void anUnknownOrderIsMissingDataInAGoodAnswer() {
        HttpResponse<String> answer = shop.get(DETAIL, Map.of("channel", "web", "externalReference", "CT-0"));

        assertThat(answer.statusCode()).isEqualTo(200);
        Element error = xml(answer).getDocumentElement();
        assertThat(error.getTagName()).isEqualTo("error");
        assertThat(text(error, "exception")).isEqualTo("rtd.exceptions.MissingDataException");
    }

    @Test
    void aReferenceBelongsToItsChannel() {
        shop.post(ORDERS, imports(order("CT-1")));

        HttpResponse<String> elsewhere = shop.get(DETAIL, Map.of("channel", "outlet", "externalReference", "CT-1"));
        HttpResponse<String> again = shop.send(
                shop.request(ORDERS + "?channel=outlet").POST(BodyPublishers.ofString(imports(order("CT-1")))));

        assertThat(elsewhere.body()).contains("MissingDataException");
        assertThat(references(again, "importSuccesses")).containsExactly("CT-1");
    }

    @Test
    void aCancelThatKeepsTheReferenceBlocksItForGood() {
        shop.post(ORDERS, imports(order("CT-1")));

        String answer = message(cancel("CT-1", "false"));

        assertThat(answer).doesNotContain("No cancel operation performed");
        assertThat(sandbox.order("web", "CT-1").orElseThrow().state()).isEqualTo("cancelled");
        assertThat(references(shop.post(ORDERS, imports(order("CT-1"))), "importDuplicates"))
                .containsExactly("CT-1");
        assertThat(message(cancel("CT-1", "false"))).contains("No cancel operation performed");
    }

    @Test
    void aCancelThatChangesTheReferenceFreesItForAnotherImport() {
        shop.post(ORDERS, imports(order("CT-1")));

        cancel("CT-1", "true");

        assertThat(sandbox.order("web", "CT-1")).isEmpty();
        assertThat(references(shop.post(ORDERS, imports(order("CT-1"))), "importSuccesses"))
                .containsExactly("CT-1");
        assertThat(sandbox.order("web", "CT-1").orElseThrow().cancelled()).isFalse();
        assertThat(sandbox.orders())
                .hasSize(2)
                .allMatch(each -> each.importedReference().equals("CT-1"))
                .filteredOn(StoredOrder::cancelled)
                .singleElement()
                .satisfies(old -> assertThat(old.reference()).startsWith("CT-1_cancelled_"));
        sandbox.warehouse().workUntilIdle();
        assertThat(sandbox.stock().level("myorg", "MUG-RED", "Default").total()).isEqualTo(999_998);
    }

    @Test
    void whatIsPackedIsTooLateToCancel() {
        shop.post(ORDERS, imports(order("CT-1")));
        sandbox.warehouse().advance("CT-1", ShipmentState.PACKED);

        assertThat(message(cancel("CT-1", "true"))).contains("No cancel operation performed");
        assertThat(sandbox.order("web", "CT-1").orElseThrow().cancelled()).isFalse();
    }

    @Test
    void anUnknownOrderCannotBeCancelled() {
        assertThat(cancel("CT-0", "false").body()).contains("rtd.exceptions.MissingDataException");
    }

    @Test
    void inventoryKnowsFiltersAndSitesAndCreatesNoRecords() {
        sandbox.stock().set("myorg", "A", "Default", 10);
        sandbox.stock().set("myorg", "A", "North", 4);
        sandbox.stock().set("myorg", "B", "Default", 7);
        sandbox.stock().damage("myorg", "B", "Default", 2);
        sandbox.stock().set("otherorg", "A", "Default", 99);
        assertThat(sandbox.stock().level("myorg", "NONE", "Default").available())
                .isPositive();
        shop.post(ORDERS, imports(Shop.cdata("order", "insert", "CT-1", Shop.payload("CT-1", "B", 3))));

        assertThat(inventory(Map.of("channel", "web")))
                .containsExactly("A Default 10/10", "A North 4/4", "B Default 7/2");
        assertThat(inventory(Map.of("channel", "web", "externalReferences", "B,NONE")))
                .containsExactly("B Default 7/2");
        assertThat(inventory(Map.of("organisation", "myorg", "site", "North"))).containsExactly("A North 4/4");
        assertThat(inventory(Map.of("channel", "abroad"))).containsExactly("A Default 99/99");
    }

    @Test
    void aWrongPasswordIsRefusedWithTheTenantsStatus() {
        for (int status : new int[] {401, 403, 412}) {
            sandbox.close();
            open(ACCOUNT.authFailureStatus(status));
            assertThat(statusOf(shop.bare(DETAIL + "?channel=web&externalReference=X")))
                    .isEqualTo(status);
            assertThat(statusOf(shop.bare(DETAIL + "?channel=web&externalReference=X")
                            .header("Authorization", Shop.basic("shop", "wrong"))))
                    .isEqualTo(status);
        }
    }

    @Test
    void aClientThatWaitsForAChallengeGetsOne() {
        HttpResponse<String> answer = shop.send(shop.bare("remoteorder/shipment/pending.xml?channel=web"));

        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Basic realm=\"OrderFlow\"");
        assertThat(xml(answer).getDocumentElement().getTagName()).isEqualTo("error");
    }

    @Test
    void theHeaderPairIsAsGoodAsBasic() {
        String right = Base64.getEncoder().encodeToString("s3cret".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        String path = "remoteorder/shipment/pending.xml?channel=web";

        assertThat(statusOf(shop.bare(path).header("user", "shop").header("password", right)))
                .isEqualTo(200);
        assertThat(statusOf(shop.bare(path).header("user", "shop").header("password", "s3cret")))
                .isEqualTo(401);
    }

    @Test
    void theScopeComesFromHeaderOrQueryAndMustBeKnown() {
        String path = "remoteorder/shipment/pending.xml";
        assertThat(statusOf(shop.request(path).header("channel", "web"))).isEqualTo(200);
        assertThat(statusOf(shop.request(path + "?channel=web"))).isEqualTo(200);
        assertThat(statusOf(
                        shop.request(path + "?channel=web&organisation=myorg").header("channel", "web")))
                .isEqualTo(200);
        assertThat(statusOf(shop.request(path))).isEqualTo(400);
        assertThat(statusOf(shop.request(path + "?channel=nobody"))).isEqualTo(400);
        assertThat(statusOf(shop.request(path + "?channel=web").header("channel", "outlet")))
                .isEqualTo(400);
        assertThat(statusOf(shop.request(path + "?channel=web&organisation=otherorg")))
                .isEqualTo(400);
        assertThat(statusOf(shop.request(path + "?organisation=myorg"))).isEqualTo(400);
        assertThat(statusOf(shop.request("remotewarehouse/inventory.xml").header("organisation", "myorg")))
                .isEqualTo(200);
        assertThat(statusOf(shop.request("remoteorder/nothing.xml?channel=web")))
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"purchase_order_lines_xml", "return_line_api_report"})
    void theKnownReportsAreEmpty(String key) {
        HttpResponse<String> answer = shop.get("remote/report.xml", Map.of("reportKey", key));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(xml(answer).getDocumentElement().getTagName()).isIn("report", "returns");
    }

    @Test
    void ordersAndReturnsGoToTheirOwnFamily() {
        HttpResponse<String> answer = shop.post(WAREHOUSE, imports(order("CT-1")));

        assertThat(references(answer, "importFailures")).containsExactly("CT-1");
    }

    private HttpResponse<String> cancel(String reference, String changes) {
        return shop.postForm(CANCEL, Map.of("externalReference", reference, "cancelChangesExternalReference", changes));
    }

    private static String message(HttpResponse<String> answer) {
        Element root = xml(answer).getDocumentElement();
        assertThat(root.getTagName()).isEqualTo("message");
        return root.getTextContent();
    }

    private List<String> inventory(Map<String, String> query) {
        return elements(xml(shop.get("remotewarehouse/inventory.xml", query)), "product").stream()
                .map(each -> each.getAttribute("externalReference") + " " + each.getAttribute("site") + " "
                        + each.getAttribute("total") + "/" + each.getAttribute("available"))
                .toList();
    }

    private int statusOf(HttpRequest.Builder request) {
        return shop.send(request).statusCode();
    }

    private void open(SandboxAccount account) {
        sandbox = OrderFlowSandbox.start(0, account, Clock.systemUTC(), new FaultDial(1));
        shop = new Shop(sandbox.url());
    }
}
