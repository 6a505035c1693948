package sandbox.commercetools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import sandbox.commercetools.generate.Mix;
import sandbox.commercetools.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the stand-in says, held against the official description of the API. */
class OfficialSchemaTest extends SandboxStory {

    private static OfficialSchemas schemas;

    @BeforeAll
    static void readOnce() throws IOException {
        Optional<Path> place = OfficialSchemas.place();
        assumeTrue(
                place.isPresent(),
                "The official description is not here: put commercetools' openapi.yaml under"
                        + " shared/data/commercetools/ beside the project, or name it by -Dcommercetools.openapi");
        schemas = OfficialSchemas.read(place.orElseThrow());
    }

    @Override
    Settings settings() {
        return Settings.standard().mixed(new Mix(0.2, true));
    }

    @Test
    void generatedOrdersAreValid() {
        for (String id : sandbox.placeOrders(300)) {
            ObjectNode order = sandbox.order(id);
            assertThat(schemas.problems("Order", order)).as(order.toString()).isEmpty();
        }
    }

    @Test
    void brokenOrdersAreNot() {
        ObjectNode order = sandbox.order(sandbox.placeOrder());
        assertThat(schemas.problems("Order", order.deepCopy().put("orderState", "Canceled")))
                .isNotEmpty();
        assertThat(schemas.problems("Order", order.deepCopy().put("ordernumber", "1")))
                .isNotEmpty();
        ((ObjectNode) order.path("lineItems").path(0)).remove("name");
        assertThat(schemas.problems("Order", order)).isNotEmpty();
    }

    @Test
    void everythingInTheLifeOfAnOrderIsValid() {
        Tour tour = Tour.through(sandbox, http);
        for (ObjectNode action : tour.actions()) {
            valid(schemas.chosen("OrderUpdateAction", Json.text(action, "action")), action);
        }
        valid("Order", http.get("/shop/orders/" + tour.orderId()).body());
        JsonNode messages = http.query("messages", "limit=500").body();
        assertThat(messages.path("results")).hasSizeGreaterThan(30);
        for (JsonNode message : messages.path("results")) {
            valid(schemas.ofMessage(Json.text(message, "type")), message);
        }
    }

    @Test
    void smallResourcesAndPagesAreValid() {
        sandbox.placeOrders(5);
        valid("Project", http.get("/shop").body());
        valid("Channel", http.get("/shop/channels/key=orderflow").body());
        valid("State", http.get("/shop/states/key=Initial").body());
        valid("Store", http.get("/shop/stores/key=shop-gb").body());
        for (String path : List.of("channels", "states", "stores", "zones", "types", "tax-categories")) {
            String schema = path.equals("tax-categories") ? "TaxCategory" : singular(path);
            JsonNode page = http.query(path, "limit=500").body();
            valid(schema + "PagedQueryResponse", page);
            assertThat(page.path("results")).isNotEmpty().allSatisfy(one -> valid(schema, one));
        }
        JsonNode products = http.query("product-projections", "limit=500").body();
        valid("ProductProjectionPagedQueryResponse", products);
        valid("ProductType", http.get("/shop/product-types/key=goods").body());
        sandbox.catalogue().publish("PEN-3PK");
        sandbox.catalogue().unpublish("PEN-3PK");
        JsonNode told =
                http.query("messages", "where=resource(typeId = \"product\")").body();
        assertThat(told.path("results")).hasSize(2);
        told.path("results").forEach(message -> valid(schemas.ofMessage(Json.text(message, "type")), message));
        JsonNode methods = http.query("shipping-methods", "limit=500").body();
        assertThat(methods.path("results")).isNotEmpty().allSatisfy(one -> valid("ShippingMethod", one));
        valid("OrderPagedQueryResponse", http.get("/shop/orders").body());
        valid("MessagePagedQueryResponse", http.get("/shop/messages").body());
        valid("Payment", http.get("/shop/payments").body().path("results").path(0));
        Http.Answer subscription = http.post(
                "/shop/subscriptions",
                "{\"key\":\"orders\",\"destination\":{\"type\":\"GoogleCloudPubSub\",\"projectId\":\"p\",\"topic\":\"t\"},"
                        + "\"messages\":[{\"resourceTypeId\":\"order\",\"types\":[]}]}");
        valid("Subscription", subscription.body());
    }

    private static String singular(String path) {
        return path.substring(0, 1).toUpperCase(Locale.ROOT) + path.substring(1, path.length() - 1);
    }

    private static void valid(String schema, JsonNode document) {
        assertThat(schemas.problems(schema, document))
                .as("%s: %s", schema, document)
                .isEmpty();
    }
}
