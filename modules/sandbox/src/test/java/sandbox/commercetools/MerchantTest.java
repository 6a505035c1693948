package sandbox.commercetools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import sandbox.commercetools.generate.Basket;
import sandbox.commercetools.wire.ApiError;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The people of the shop work on orders; a client reads over HTTP what they did. */
class MerchantTest extends SandboxStory {

    @Test
    void aBasketBecomesAPaidOrderWhoseSumsAreRight() {
        String id = sandbox.merchant()
                .place(Basket.of(Basket.MUG, 3)
                        .and(Basket.TEA, 2)
                        .from("warehouse-leeds")
                        .numbered("B-1"));

        JsonNode order = http.get("/shop/orders/" + id).body();
        assertThat(order.path("orderNumber").stringValue()).isEqualTo("B-1");
        assertThat(order.path("paymentState").stringValue()).isEqualTo("Paid");
        assertThat(order.path("inventoryMode").stringValue()).isEqualTo("None");
        assertThat(order.path("lineItems")).hasSize(2);
        assertThat(order.at("/lineItems/1/supplyChannel/id").stringValue()).isEqualTo("channel-warehouse-leeds");
        long goods = 3 * 1_299 + 2 * 899;
        long shipping = order.at("/shippingInfo/price/centAmount").longValue();
        assertThat(order.at("/totalPrice/centAmount").longValue()).isEqualTo(goods + shipping);
        assertThat(order.at("/taxedPrice/totalGross/centAmount").longValue()).isEqualTo(goods + shipping);
    }

    @Test
    void aBasketForSeveralAddressesHasAKeyForEach() {
        ObjectNode order =
                sandbox.order(sandbox.merchant().place(Basket.of(Basket.MUG, 3).toSeveralAddresses()));

        assertThat(order.path("shipping").findValuesAsString("shippingKey"))
                .containsExactly("ship-home", "ship-office");
        assertThat(order.at("/lineItems/0/shippingDetails/targets")).hasSize(2);
    }

    @Test
    void aQuantityIsReducedByAnEditThatIsApplied() {
        String id = sandbox.merchant().place(Basket.of(Basket.MUG, 3));

        sandbox.merchant().quantity(id, 1, 2);

        assertThat(sandbox.order(id).at("/lineItems/0/quantity").longValue()).isEqualTo(2);
        assertThat(messageTypes()).contains("OrderEditApplied", "OrderLineItemRemoved");
    }

    @Test
    void anOrderThatReservesStockCannotBeEdited() {
        String id = sandbox.merchant().place(Basket.of(Basket.MUG, 3).reserving());

        assertThatThrownBy(() -> sandbox.merchant().quantity(id, 1, 2))
                .isInstanceOf(ApiError.class)
                .hasMessageContaining("inventoryMode");
        assertThat(sandbox.order(id).path("version").longValue()).isEqualTo(1);
    }

    @Test
    void piecesMoveFromWhereTheyAre() {
        String id = sandbox.merchant().place(Basket.of(Basket.MUG, 3));

        sandbox.merchant().move(id, 1, 1, "received");
        sandbox.merchant().move(id, 1, 3, "cancelled");

        assertThat(sandbox.order(id).at("/lineItems/0/state")).hasSize(1);
        assertThatThrownBy(() -> sandbox.merchant().move(id, 1, 1, "received")).hasMessageContaining("not allowed");
    }

    @Test
    void ordersGoThroughStatesFieldsReturnsAndAway() {
        String id = sandbox.merchant().place(Basket.of(Basket.MUG, 3));
        sandbox.merchant().workflow(id, "order-received");
        sandbox.merchant().field(id, "cancelRequested", true);
        sandbox.merchant().field(id, "cancelRequested", null);
        String item = sandbox.merchant().announceReturn(id, 1, 2, "Too small");
        sandbox.merchant().cancel(id);

        JsonNode order = http.get("/shop/orders/" + id).body();
        assertThat(order.path("orderState").stringValue()).isEqualTo("Cancelled");
        assertThat(order.at("/custom/fields")).isEmpty();
        assertThat(order.at("/returnInfo/0/items/0/id").stringValue()).isEqualTo(item);
        assertThat(order.at("/returnInfo/0/items/0/shipmentState").stringValue())
                .isEqualTo("Advised");

        sandbox.merchant().delete(id);
        assertThat(http.get("/shop/orders/" + id).status()).isEqualTo(404);
        assertThat(messageTypes()).contains("OrderStateChanged", "OrderDeleted");
    }

    @Test
    void aDeletedOrderGivesItsNumberBackAndTakesNoUpdate() {
        String id = sandbox.merchant().place(Basket.of(Basket.MUG, 1).numbered("AGAIN"));
        assertThat(http.delete("/shop/orders/" + id).status()).isEqualTo(400);
        assertThat(http.delete("/shop/orders/" + id + "?version=9").status()).isEqualTo(409);
        assertThat(http.delete("/shop/orders/" + id + "?version=1").status()).isEqualTo(200);
        assertThat(http.update(id, 1, "{'action':'changeOrderState','orderState':'Complete'}")
                        .status())
                .isEqualTo(404);
        assertThat(sandbox.orderIds()).doesNotContain(id);
        sandbox.merchant().place(Basket.of(Basket.MUG, 1).numbered("AGAIN"));
    }

    @Test
    void somebodyWritesBetweenReadAndWriteUntilHeHasEnough() {
        String id = sandbox.merchant().place(Basket.of(Basket.MUG, 1));
        sandbox.meddle(1, 2);

        assertThat(complete(id, version(id)).status()).isEqualTo(409);
        assertThat(complete(id, version(id)).status()).isEqualTo(409);
        assertThat(complete(id, version(id)).status()).isEqualTo(200);
        assertThat(sandbox.meddled()).isEqualTo(2);
    }

    @Test
    void aHookLearnsOfEveryRead() {
        String id = sandbox.merchant().place(Basket.of(Basket.MUG, 1));
        sandbox.afterEachRead(
                read -> sandbox.merchant().email(read, "v" + version(sandbox.order(read)) + "@x.example"));

        assertThat(complete(id, version(id)).status()).isEqualTo(409);
        assertThat(sandbox.order(id).path("customerEmail").stringValue()).isEqualTo("v1@x.example");
    }

    @Test
    void theSameByHttp() {
        String id = say("basket?lines=MUG-BLU-350:3&number=H-1").path("id").stringValue();
        assertThat(say("quantity?order=H-1&line=1&quantity=2")
                        .at("/lineItems/0/quantity")
                        .longValue())
                .isEqualTo(2);
        assertThat(say("move?order=H-1&line=1&quantity=1&to=received").at("/lineItems/0/state"))
                .hasSize(2);
        assertThat(say("return?order=H-1&line=1&quantity=1&comment=no")
                        .path("returnItemId")
                        .isString())
                .isTrue();
        assertThat(say("state?order=H-1&to=Confirmed").path("orderState").stringValue())
                .isEqualTo("Confirmed");
        assertThat(say("workflow?order=H-1&to=order-received").path("state").isObject())
                .isTrue();
        assertThat(say("cancel?order=H-1").path("orderState").stringValue()).isEqualTo("Cancelled");
        assertThat(http.post(
                                "/shop/sandbox/edit?order=H-1",
                                "{\"actions\":[{\"action\":\"setLocale\",\"locale\":\"de\"}]}")
                        .body()
                        .path("locale")
                        .stringValue())
                .isEqualTo("de");
        say("meddle?share=1&most=1");
        assertThat(complete(id, version(id)).status()).isEqualTo(409);
        say("delete?order=H-1");
        assertThat(sandbox.orderIds()).isEmpty();
        assertThat(http.post("/shop/sandbox/basket?lines=NOTHING:1", "").status())
                .isEqualTo(400);
        assertThat(http.post("/shop/sandbox/quantity?order=H-1&line=x&quantity=2", "")
                        .status())
                .isEqualTo(400);
    }

    private JsonNode say(String word) {
        Http.Answer answer = http.post("/shop/sandbox/" + word, "");
        assertThat(answer.status()).as(answer.body().toString()).isLessThan(300);
        return answer.body();
    }

    private Http.Answer complete(String id, long version) {
        return http.update(id, version, "{'action':'changeOrderState','orderState':'Complete'}");
    }

    private long version(String id) {
        return version(http.get("/shop/orders/" + id).body());
    }

    private static long version(ObjectNode order) {
        return order.path("version").longValue();
    }
}
