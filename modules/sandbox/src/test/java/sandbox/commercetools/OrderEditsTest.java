package sandbox.commercetools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import sandbox.commercetools.generate.Shape;
import sandbox.commercetools.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Order Edits: looked at, applied once, on exactly the versions that were looked at (reference §3.5). */
class OrderEditsTest extends SandboxStory {

    private static final String ONE_MUG = "{'action':'changeLineItemQuantity','lineItemId':'line-1','quantity':1}";

    @Test
    void aDryRunShowsTheOrderAsItWouldBeAndKeepsNothing() {
        String id = sandbox.placeOrder(Orders.twoMugsAndATee());

        JsonNode result = edit(id, true, ONE_MUG).body().path("result");

        assertThat(result.path("type").stringValue()).isEqualTo("PreviewSuccess");
        assertThat(result.at("/preview/lineItems/0/quantity").intValue()).isEqualTo(1);
        assertThat(result.at("/preview/totalPrice/centAmount").longValue()).isEqualTo(3500);
        assertThat(result.path("messagePayloads").findValuesAsString("type")).contains("OrderLineItemRemoved");
        assertThat(sandbox.order(id).path("version").longValue()).isEqualTo(1);
        assertThat(http.get("/shop/orders/edits").body().path("total").intValue())
                .isZero();
    }

    @Test
    void appliedItChangesTheOrderAndTellsOfItOnce() {
        String id = sandbox.placeOrder(Orders.twoMugsAndATee());
        ObjectNode edit = edit(id, false, ONE_MUG, "{'action':'setCustomerEmail','email':'x@example.com'}")
                .body();

        Http.Answer applied = apply(edit, 1, 1);

        assertThat(applied.status()).as(applied.body().toString()).isEqualTo(200);
        assertThat(applied.body().at("/result/type").stringValue()).isEqualTo("Applied");
        ObjectNode order = sandbox.order(id);
        assertThat(order.at("/lineItems/0/quantity").intValue()).isEqualTo(1);
        assertThat(order.at("/lineItems/0/state/0/quantity").intValue()).isEqualTo(1);
        assertThat(order.at("/totalPrice/centAmount").longValue()).isEqualTo(3500);
        assertThat(applied.body()
                        .at("/result/excerptBeforeEdit/totalPrice/centAmount")
                        .longValue())
                .isEqualTo(4500);
        assertThat(applied.body().at("/result/excerptAfterEdit/version")).isEqualTo(reread(order.path("version")));
        assertThat(messageTypes())
                .containsExactlyInAnyOrder(
                        "OrderCreated", "OrderLineItemRemoved", "OrderCustomerEmailSet", "OrderEditApplied");
        assertThat(apply(applied.body(), 2, order.path("version").longValue()).code())
                .isEqualTo("InvalidOperation");
    }

    @Test
    void whoeverLookedAtAnOlderVersionIsToldSo() {
        String id = sandbox.placeOrder(Orders.twoMugsAndATee());
        ObjectNode edit = edit(id, false, ONE_MUG).body();
        http.update(id, 1, "{'action':'setLocale','locale':'en'}");

        assertThat(apply(edit, 1, 1).status()).isEqualTo(409);
        assertThat(apply(edit, 7, 2).status()).isEqualTo(409);
        assertThat(sandbox.order(id).at("/lineItems/0/quantity").intValue()).isEqualTo(2);
        assertThat(apply(edit, 1, 2).status()).isEqualTo(200);
    }

    @Test
    void anOrderThatReservesStockCannotBeEdited() {
        for (String where : new String[] {"order", "line"}) {
            ObjectNode order = Orders.twoMugsAndATee().put("orderNumber", where);
            ObjectNode bound = where.equals("order") ? order : (ObjectNode) order.at("/lineItems/1");
            bound.put("inventoryMode", "ReserveOnOrder");
            assertThat(edit(sandbox.placeOrder(order), false, ONE_MUG).code())
                    .as(where)
                    .isEqualTo("InvalidOperation");
        }
    }

    @Test
    void whatCannotBeDoneIsSeenInThePreviewAndCannotBeApplied() {
        String id = sandbox.placeOrder(Orders.twoMugsAndATee());
        ObjectNode edit = edit(id, false, ONE_MUG.replace("line-1", "line-9")).body();

        assertThat(edit.at("/result/type").stringValue()).isEqualTo("PreviewFailure");
        assertThat(apply(edit, 1, 1).code()).isEqualTo("EditPreviewFailed");
        assertThat(sandbox.order(id).path("version").longValue()).isEqualTo(1);
    }

    @Test
    void stagedActionsAreAddedReplacedAndSeenAgainstTheOrderOfNow() {
        String id = sandbox.placeOrder(Orders.twoMugsAndATee());
        ObjectNode edit = edit(id, false).body();
        assertThat(edit.at("/result/type").stringValue()).isEqualTo("NotProcessed");

        Http.Answer changed = http.post(
                "/shop/orders/edits/" + edit.path("id").stringValue(),
                ("{'version':1,'actions':[{'action':'addStagedAction','stagedAction':" + ONE_MUG + "}]}")
                        .replace('\'', '"'));
        assertThat(changed.body().path("version").intValue()).isEqualTo(2);
        http.update(id, 1, "{'action':'setLocale','locale':'en'}");
        JsonNode seen =
                http.get("/shop/orders/edits/" + edit.path("id").stringValue()).body();
        assertThat(seen.at("/result/preview/locale").stringValue()).isEqualTo("en");
        assertThat(seen.at("/result/preview/version").longValue()).isEqualTo(3);
    }

    @Test
    void aGeneratedOrderStillAddsUpAfterEveryKindOfEdit() throws IOException {
        String id = generatedInBritain();
        String line = firstLine(id);
        ObjectNode edit = edit(
                        id,
                        false,
                        "{'action':'changeLineItemQuantity','lineItemId':'" + line + "','quantity':4}",
                        "{'action':'addLineItem','sku':'CHAIR-OAK','quantity':2}",
                        "{'action':'addCustomLineItem','name':{'en':'Rush'},'slug':'rush',"
                                + "'money':{'currencyCode':'GBP','centAmount':-150}}",
                        "{'action':'setShippingMethod','shippingMethod':{'typeId':'shipping-method','key':'gb-next-day'}}",
                        "{'action':'setShippingAddress','address':{'country':'GB','city':'York'}}")
                .body();
        Http.Answer applied = apply(edit, 1, 1);

        assertThat(applied.status()).as(applied.body().toString()).isEqualTo(200);
        ObjectNode order = sandbox.order(id);
        assertThat(order.at("/shippingInfo/shippingMethodName").stringValue()).isEqualTo("Next Day Before 12");
        assertThat(order.at("/shippingInfo/price/centAmount").longValue()).isEqualTo(795);
        long sum = order.findValues("totalPrice").stream()
                .mapToLong(money -> money.path("centAmount").longValue())
                .sum();
        long discount =
                order.at("/discountOnTotalPrice/discountedAmount/centAmount").asLong(0);
        assertThat(sum + 795 - discount)
                .isEqualTo(2 * order.at("/totalPrice/centAmount").longValue());
        assertThat(messageTypes()).contains("OrderShippingInfoSet", "OrderShippingAddressSet", "OrderEditApplied");
        valid(edit, order);
    }

    @Test
    void aCustomShippingMethodTakesTheNameAndPriceGiven() {
        String id = generatedInBritain();
        ObjectNode edit = edit(
                        id,
                        false,
                        "{'action':'setCustomShippingMethod','shippingMethodName':'Bike','shippingRate':"
                                + "{'price':{'currencyCode':'GBP','centAmount':1200}}}")
                .body();
        assertThat(apply(edit, 1, 1).status()).isEqualTo(200);
        assertThat(sandbox.order(id).path("shippingInfo").has("shippingMethod")).isFalse();
        assertThat(sandbox.order(id)
                        .at("/shippingInfo/taxedPrice/totalGross/centAmount")
                        .longValue())
                .isEqualTo(1200);
    }

    private void valid(ObjectNode edit, ObjectNode order) throws IOException {
        if (OfficialSchemas.place().isEmpty()) {
            return;
        }
        OfficialSchemas schemas = OfficialSchemas.read(OfficialSchemas.place().orElseThrow());
        assertThat(schemas.problems("OrderEdit", edit)).as(edit.toString()).isEmpty();
        assertThat(schemas.problems("Order", order)).as(order.toString()).isEmpty();
        for (JsonNode message : http.query("messages", "limit=500").body().path("results")) {
            assertThat(schemas.problems(schemas.ofMessage(Json.text(message, "type")), message))
                    .as(message.toString())
                    .isEmpty();
        }
        JsonNode applied =
                http.get("/shop/orders/edits/" + edit.path("id").stringValue()).body();
        assertThat(schemas.problems("OrderEdit", applied)).isEmpty();
    }

    private String generatedInBritain() {
        for (int tries = 0; tries < 500; tries++) {
            String id = sandbox.placeOrder(Shape.NEGATIVE_FEE);
            ObjectNode order = sandbox.order(id);
            if (order.path("country").asString("").equals("GB")
                    && order.path("inventoryMode").asString("").equals("None")) {
                return id;
            }
        }
        throw new AssertionError("no order to edit");
    }

    private Http.Answer edit(String orderId, boolean dryRun, String... actions) {
        String body = "{'resource':{'typeId':'order','id':'" + orderId + "'},'dryRun':" + dryRun + ",'stagedActions':["
                + String.join(",", actions) + "]}";
        return http.post("/shop/orders/edits", body.replace('\'', '"'));
    }

    private Http.Answer apply(ObjectNode edit, long editVersion, long resourceVersion) {
        return http.post(
                "/shop/orders/edits/" + edit.path("id").stringValue() + "/apply",
                "{\"editVersion\":" + editVersion + ",\"resourceVersion\":" + resourceVersion + "}");
    }

    private static JsonNode reread(JsonNode number) {
        return Json.read(("{\"n\":" + number + "}").getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .path("n");
    }
}
