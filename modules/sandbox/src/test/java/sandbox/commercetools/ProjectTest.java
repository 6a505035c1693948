package sandbox.commercetools;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sandbox.commercetools.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a project has before its first order, and that the orders fit it. */
class ProjectTest extends SandboxStory {

    @Test
    void everythingAnOrderRefersToIsThere() {
        List<JsonNode> methods = all("shipping-methods");
        for (String id : sandbox.placeOrders(50)) {
            ObjectNode order = sandbox.order(id);
            String store = order.at("/store/key").stringValue();
            assertThat(http.get("/shop/stores/key=" + store).status()).isEqualTo(200);
            String method = order.at("/shippingInfo/shippingMethod/id").stringValue();
            JsonNode used = methods.stream()
                    .filter(each -> each.path("id").asString("").equals(method))
                    .findFirst()
                    .orElseThrow();
            assertThat(used.path("name")).isEqualTo(order.at("/shippingInfo/shippingMethodName"));
            String zone = used.at("/zoneRates/0/zone/id").stringValue();
            assertThat(http.get("/shop/zones/" + zone).body().path("locations").findValuesAsString("country"))
                    .contains(order.at("/shippingAddress/country").stringValue());
            assertThat(used.at("/zoneRates/0/shippingRates/0/price/centAmount").longValue())
                    .as(method)
                    .isEqualTo(order.at("/shippingInfo/shippingRate/price/centAmount")
                            .longValue());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stores | key = \"shop-gb\" | shop-gb",
                "stores | countries(code = \"PL\") | shop-pl",
                "channels | key in (\"warehouse-leeds\", \"nowhere\") | warehouse-leeds",
                "channels | roles contains any (\"OrderExport\") | orderflow",
                "states | type = \"OrderState\" and initial = true | order-received",
                "zones | locations(country = \"GB\") | uk",
                "shipping-methods | key = \"gb-next-day\" | gb-next-day",
                "shipping-methods | isDefault = true | gb-standard",
                "types | resourceTypeIds contains all (\"line-item\") | shop-line",
            })
    void areFoundByPredicates(String path, String where, String key) {
        JsonNode page = http.query(path, "where=" + where).body();
        assertThat(page.path("results").findValuesAsString("key")).as(where).contains(key);
        assertThat(page.path("total").intValue()).isEqualTo(1);
        JsonNode one = http.get("/shop/" + path + "/key=" + key).body();
        assertThat(http.get("/shop/" + path + "/" + one.path("id").stringValue())
                        .body())
                .isEqualTo(one);
    }

    @Test
    void statesLeadToStatesOfTheirKindAndSomeAreFinal() {
        Map<String, JsonNode> byId = all("states").stream()
                .collect(Collectors.toMap(state -> state.path("id").stringValue(), s -> s));
        for (JsonNode state : byId.values()) {
            for (JsonNode next : state.path("transitions")) {
                assertThat(byId.get(next.path("id").stringValue()).path("type")).isEqualTo(state.path("type"));
            }
        }
        assertThat(http.get("/shop/states/key=order-fulfilled").body().path("transitions"))
                .isEmpty();
        String id = sandbox.placeOrder(Orders.twoMugsAndATee());
        assertThat(transition(id, "order-in-warehouse").code()).isEqualTo("InvalidOperation");
        assertThat(transition(id, "order-received").status()).isEqualTo(200);
        assertThat(transition(id, "order-fulfilled").code()).isEqualTo("InvalidOperation");
        assertThat(transition(id, "order-released").status()).isEqualTo(200);
        assertThat(transition(id, "order-in-warehouse").status()).isEqualTo(200);
    }

    @Test
    void everyProductOfEveryOrderIsPublishedUnderItsSku() {
        for (String id : sandbox.placeOrders(60)) {
            for (JsonNode line : sandbox.order(id).path("lineItems")) {
                JsonNode product = http.get("/shop/product-projections/"
                                + line.path("productId").stringValue())
                        .body();
                assertThat(product.at("/masterVariant/sku"))
                        .isEqualTo(line.path("variant").path("sku"));
            }
        }
        JsonNode found = http.query(
                        "product-projections", "where=masterVariant(sku = \"PEN-3PK\") or variants(sku = \"PEN-3PK\")")
                .body();
        assertThat(found.path("total").intValue()).isEqualTo(1);
    }

    @Test
    void whatIsTakenBackIsGoneUntilItIsPublishedAgain() {
        Http stranger = new Http(sandbox.url());
        String where = "where=masterVariant(sku = \"PEN-3PK\")";
        assertThat(stranger.post("/shop/sandbox/unpublish?sku=PEN-3PK", "").status())
                .isEqualTo(200);
        assertThat(http.query("product-projections", where).body().path("results"))
                .isEmpty();
        assertThat(stranger.post("/shop/sandbox/publish?sku=PEN-3PK", "").status())
                .isEqualTo(200);
        assertThat(http.query("product-projections", where).body().path("results"))
                .hasSize(1);
        assertThat(messageTypes()).containsExactlyInAnyOrder("ProductUnpublished", "ProductPublished");
        assertThat(stranger.post("/shop/sandbox/publish?sku=NONE", "").status()).isEqualTo(404);
        stranger.close();
    }

    @Test
    void moreCanBeAddedWithoutAToken() {
        Http stranger = new Http(sandbox.url());
        Http.Answer zone = stranger.post(
                "/shop/sandbox/zones",
                "{\"key\":\"nordics\",\"name\":\"Nordics\",\"locations\":[{\"country\":\"SE\"}]}");
        assertThat(zone.status()).isEqualTo(201);
        assertThat(http.query("zones", "where=locations(country = \"SE\")")
                        .body()
                        .path("results")
                        .findValuesAsString("key"))
                .containsExactly("nordics");
        assertThat(stranger.post("/shop/sandbox/nonsense", "{}").status()).isEqualTo(404);
        assertThat(stranger.get("/shop/zones").status()).isEqualTo(401);
        stranger.close();
    }

    @Test
    void draftsNameOthersByKeyAndAreKeptById() {
        ObjectNode draft = Json.object().put("key", "shop-se");
        draft.putArray("supplyChannels").addObject().put("typeId", "channel").put("key", "warehouse-venlo");
        JsonNode kept = sandbox.add("stores", draft).at("/supplyChannels/0");
        assertThat(kept.path("id"))
                .isEqualTo(http.get("/shop/channels/key=warehouse-venlo").body().path("id"));
        assertThat(kept.has("key")).isFalse();
    }

    private List<JsonNode> all(String path) {
        return http.query(path, "limit=500")
                .body()
                .path("results")
                .valueStream()
                .toList();
    }

    private Http.Answer transition(String id, String state) {
        long version = sandbox.order(id).path("version").longValue();
        return http.update(
                id, version, "{'action':'transitionState','state':{'typeId':'state','key':'" + state + "'}}");
    }
}
