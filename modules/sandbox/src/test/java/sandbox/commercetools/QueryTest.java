package sandbox.commercetools;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class QueryTest extends SandboxStory {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "orderNumber = \"10042\"",
                "orderNumber in (\"1\", \"10042\")",
                "orderNumber not in (\"1\", \"2\")",
                "orderNumber != \"1\" and version < 2",
                "orderNumber <> \"1\" and version <= 1 and version >= 1",
                "totalPrice(centAmount = 4500 and currencyCode = \"GBP\")",
                "shippingAddress(country = \"GB\") and not(orderState = \"Cancelled\")",
                "lineItems(variant(sku = \"TEE\"))",
                "lineItems(variant(sku in (\"X\", \"MUG\")) and quantity > 1)",
                "paymentState is not defined and orderState is defined",
                "syncInfo is empty and lineItems is not empty",
                "createdAt = \"2026-11-23T10:00:00Z\"",
                "createdAt >= \"2026-11-23T11:00:00+01:00\" and lastModifiedAt < \"2026-11-23T10:00:01.000Z\"",
                "(orderState = \"Complete\" or orderState = \"Open\") and `orderNumber` = \"10042\"",
                "lineItems(tags contains any (\"a\", \"b\"))",
                "custom(fields(fragile = true))"
            })
    void matches(String where) {
        String id = sandbox.placeOrder(tagged());
        sandbox.placeOrder(otherThan(where));
        JsonNode found = http.query("orders", "where=" + where).body();
        assertThat(ids(found)).as(where).contains(id);
        Http.Answer opposite = http.query("orders", "where=not(" + where + ")");
        assertThat(ids(opposite.body())).as("not: " + where).doesNotContain(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "orderNumber",
                "orderNumber =",
                "orderNumber = 10042\"",
                "(orderNumber = \"1\"",
                "orderNumber = \"1\" or",
                "orderNumber in ()",
                "orderNumber ~ \"1\"",
                "a = \"1\" b = \"2\"",
                "x is nothing",
                "orderNumber = :missing"
            })
    void unreadableIsRefused(String where) {
        Http.Answer answer = http.query("orders", "where=" + where);
        assertThat(answer.status()).as(where).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("InvalidInput");
    }

    @Test
    void orderIsFoundByItsPayment() {
        String id = sandbox.placeOrders(20).stream()
                .filter(each -> sandbox.order(each).has("paymentInfo"))
                .findFirst()
                .orElseThrow();
        String payment = sandbox.order(id).at("/paymentInfo/payments/0/id").stringValue();
        JsonNode found = http.query("orders", "where=paymentInfo(payments(id=\"" + payment + "\"))")
                .body();
        assertThat(ids(found)).containsExactly(id);
        assertThat(http.get("/shop/payments/" + payment).body().path("id").stringValue())
                .isEqualTo(payment);
    }

    @Test
    void variablesAndSeveralWheresAreTakenTogether() {
        String id = sandbox.placeOrder(tagged());
        JsonNode found = http.query("orders", "where=orderNumber = :number", "where=version = 1", "var.number=10042")
                .body();
        assertThat(ids(found)).containsExactly(id);
        assertThat(ids(http.query("orders", "where=orderNumber = \"10042\"", "where=version = 2")
                        .body()))
                .isEmpty();
    }

    @Test
    void pagesAreSortedAndCut() {
        for (int each = 0; each < 30; each++) {
            sandbox.placeOrder();
            clock.advance(Duration.ofSeconds(1));
        }
        JsonNode standard = http.get("/shop/orders").body();
        assertThat(standard.path("limit").intValue()).isEqualTo(20);
        assertThat(standard.path("count").intValue()).isEqualTo(20);
        assertThat(standard.path("total").intValue()).isEqualTo(30);
        JsonNode newest = http.query("orders", "sort=createdAt desc", "limit=3", "offset=1")
                .body();
        assertThat(ids(newest))
                .containsExactlyElementsOf(sandbox.orderIds().reversed().subList(1, 4));
        List<String> byId = ids(http.query("orders", "sort=id asc", "limit=500").body());
        assertThat(byId).isSorted().hasSize(30);
        String tenth = byId.get(9);
        assertThat(ids(http.query("orders", "sort=id asc", "where=id > \"" + tenth + "\"", "limit=5", "withTotal=false")
                        .body()))
                .containsExactlyElementsOf(byId.subList(10, 15));
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=501", "limit=-1", "offset=10001", "limit=many", "sort=created at"})
    void beyondTheLimitsIsRefused(String parameter) {
        assertThat(http.query("orders", parameter).status()).isEqualTo(400);
    }

    private static ObjectNode tagged() {
        ObjectNode order = Orders.twoMugsAndATee();
        ((ObjectNode) order.path("lineItems").path(0)).putArray("tags").add("b").add("c");
        order.putObject("custom").putObject("fields").put("fragile", true);
        return order;
    }

    private static ObjectNode otherThan(String where) {
        return Orders.twoMugsAndATee().put("orderNumber", "other-" + where.length());
    }

    private static List<String> ids(JsonNode page) {
        return page.path("results")
                .valueStream()
                .map(order -> order.path("id").stringValue())
                .toList();
    }
}
