package sandbox.orderflow;

import static org.assertj.core.api.Assertions.assertThat;
import static sandbox.orderflow.Shop.ORDERS;
import static sandbox.orderflow.Shop.WAREHOUSE;
import static sandbox.orderflow.Shop.cdata;
import static sandbox.orderflow.Shop.imports;
import static sandbox.orderflow.Shop.order;
import static sandbox.orderflow.Shop.payload;
import static sandbox.orderflow.Shop.references;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import sandbox.faults.FaultDial;
import sandbox.orderflow.SandboxAccount.OrderUpdates;
import sandbox.orderflow.SandboxAccount.Products;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where tenants differ, or where the documentation is silent and both answers must be rehearsed. */
class TenantChoicesTest {

    private static final SandboxAccount ACCOUNT = SandboxAccount.of("shop", "s3cret");

    private OrderFlowSandbox sandbox = open(ACCOUNT);
    private Shop shop = new Shop(sandbox.url());

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void anUpdateOfAnOrderIsNoOperationUnlessTheTenantHasIt() {
        shop.post(ORDERS, imports(order("CT-1")));

        assertThat(references(update("CT-1", 5), "importFailures")).containsExactly("CT-1");
        assertThat(stored("CT-1").unitsBySku()).isEqualTo(Map.of("MUG-RED", 2L));
    }

    @Test
    void anUpdateReplacesTheOrderUntilItIsPicked() {
        reopen(ACCOUNT.orderUpdates(OrderUpdates.ACCEPTED));
        shop.post(ORDERS, imports(order("CT-1")));
        long id = stored("CT-1").id();

        assertThat(references(update("CT-1", 5), "importSuccesses")).containsExactly("CT-1");
        assertThat(stored("CT-1").unitsBySku()).isEqualTo(Map.of("MUG-RED", 5L));
        assertThat(stored("CT-1").id()).isEqualTo(id);
        assertThat(sandbox.stock().level("myorg", "MUG-RED", "Default").needed())
                .isEqualTo(5);

        sandbox.warehouse().step();
        assertThat(references(update("CT-1", 7), "importFailures")).containsExactly("CT-1");
        assertThat(stored("CT-1").unitsBySku()).isEqualTo(Map.of("MUG-RED", 5L));
        assertThat(references(update("CT-2", 1), "importFailures")).containsExactly("CT-2");
    }

    @Test
    void anOrderRefusedForItsProductIsTakenOnceTheProductIsKnown() {
        reopen(ACCOUNT.products(Products.KNOWN_ONLY));

        HttpResponse<String> refused = shop.post(ORDERS, imports(order("CT-1")));
        assertThat(references(refused, "importFailures")).containsExactly("CT-1");
        assertThat(refused.body()).contains("Product 'MUG-RED' is not known");

        shop.post(WAREHOUSE, imports(cdata("product", "merge", "MUG-RED", "description=Mug\ntype=default")));
        assertThat(references(shop.post(ORDERS, imports(order("CT-1"))), "importSuccesses"))
                .containsExactly("CT-1");
    }

    @Test
    void productFieldsAreCheckedByTheirLimits() {
        String good = "description=Mug\ntype=default\n";
        HttpResponse<String> answer = shop.post(
                WAREHOUSE,
                imports(
                        cdata("product", "merge", "A", good + "thirdPartyReference=" + "x".repeat(101)),
                        cdata("product", "merge", "B", good + "quantityType=dozen"),
                        cdata("product", "merge", "C", good + "imageReference=" + "x".repeat(121)),
                        cdata("product", "merge", "D", good + "customsDescription=" + "x".repeat(255))));

        assertThat(references(answer, "importFailures")).containsExactly("A", "B", "C");
        assertThat(references(answer, "importSuccesses")).containsExactly("D");
    }

    @Test
    void whatDetailDoesNotShowIsSeenByTheClerk() {
        reopen(ACCOUNT.sites(List.of("Default", "North")));
        String more = payload("CT-1", "MUG-RED", 2)
                + "partialOrder=true\nuserDefined1=gold\nshipment.site=North\nshipment.priority=1\n"
                + "shipment.earliestShipDate=2099-01-01\n";
        shop.post(ORDERS, imports(cdata("order", "insert", "CT-1", more)));
        sandbox.warehouse().workUntilIdle();

        JsonNode seen = read("sandbox/orders?reference=CT-1").path("orders").path(0);
        assertThat(seen.at("/fields/partialOrder").stringValue()).isEqualTo("true");
        assertThat(seen.at("/fields/userDefined1").stringValue()).isEqualTo("gold");
        assertThat(seen.at("/shipments/0/site").stringValue()).isEqualTo("North");
        assertThat(seen.at("/shipments/0/fields/priority").stringValue()).isEqualTo("1");
        assertThat(seen.at("/shipments/0/state").stringValue()).isEqualTo("READY");
        String detail = shop.get("remoteorder/order/detail.xml", Map.of("channel", "web", "externalReference", "CT-1"))
                .body();
        assertThat(detail).contains("earliestShipDate=\"2099-01-01\"").doesNotContain("North");
    }

    @Test
    void theClerkSeesCancelledOrdersUnderTheReferenceTheyCameWith() {
        shop.post(ORDERS, imports(order("CT-1")));
        shop.postForm(
                "remoteorder/order/cancel.xml",
                Map.of("externalReference", "CT-1", "cancelChangesExternalReference", "true"));
        shop.post(ORDERS, imports(order("CT-1")));
        shop.post(WAREHOUSE, imports(cdata("product", "merge", "MUG-RED", "description=Mug\ntype=default")));

        assertThat(read("sandbox/orders?reference=CT-1").path("orders")).hasSize(2);
        assertThat(read("sandbox/products?sku=MUG-RED").at("/products/0/fields/description"))
                .hasToString("\"Mug\"");
        assertThat(read("sandbox/products?sku=NONE").path("products")).isEmpty();
    }

    private HttpResponse<String> update(String reference, int quantity) {
        return shop.post(ORDERS, imports(cdata("order", "update", reference, payload(reference, "MUG-RED", quantity))));
    }

    private StoredOrder stored(String reference) {
        return sandbox.order("web", reference).orElseThrow();
    }

    private JsonNode read(String path) {
        return JsonMapper.shared()
                .readTree(shop.send(shop.bare("/" + path).GET()).body());
    }

    private void reopen(SandboxAccount account) {
        sandbox.close();
        sandbox = open(account);
        shop = new Shop(sandbox.url());
    }

    private static OrderFlowSandbox open(SandboxAccount account) {
        return OrderFlowSandbox.start(0, account, Clock.systemUTC(), new FaultDial(1));
    }
}
