package sandbox.commercetools;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sandbox.faults.FaultDial;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Deliveries, parcels, workflow states and returns: what the platform accepts and what it refuses. */
class FulfilmentRulesTest extends SandboxStory {

    private static final String SHIPPED =
            "{'action':'addDelivery','deliveryKey':'of-shp-1','items':[{'id':'line-1','quantity':1}],"
                    + "'parcels':[{'key':'of-pcl-1'}]}";

    private String id;

    @BeforeEach
    void place() {
        id = sandbox.placeOrder(Orders.twoMugsAndATee());
    }

    @Test
    void deliveryAndParcelsKeepTheirKeys() {
        JsonNode delivery = http.update(id, 1, SHIPPED).body().at("/shippingInfo/deliveries/0");
        assertThat(delivery.path("key").stringValue()).isEqualTo("of-shp-1");
        assertThat(delivery.at("/parcels/0/key").stringValue()).isEqualTo("of-pcl-1");
        assertThat(delivery.at("/items/0/quantity").intValue()).isEqualTo(1);
    }

    @Test
    void sameDeliveryKeyAgainIsADuplicate() {
        http.update(id, 1, SHIPPED);
        Http.Answer again = http.update(id, 2, SHIPPED);
        assertThat(again.code()).isEqualTo("DuplicateField");
        assertThat(again.body().at("/errors/0/duplicateValue").stringValue()).isEqualTo("of-shp-1");
        assertThat(sandbox.order(id).at("/shippingInfo/deliveries")).hasSize(1);
    }

    @Test
    void sameParcelKeyAgainIsADuplicateEvenInAnotherDelivery() {
        http.update(id, 1, SHIPPED);
        String other = "{'action':'addDelivery','deliveryKey':'of-shp-2','items':[],'parcels':[{'key':'of-pcl-1'}]}";
        assertThat(http.update(id, 2, other).code()).isEqualTo("DuplicateField");
        assertThat(sandbox.order(id).at("/shippingInfo/deliveries")).hasSize(1);
    }

    @Test
    void twoParcelsOfOneDraftCannotShareAKey() {
        String both = "{'action':'addDelivery','items':[],'parcels':[{'key':'of-pcl-1'},{'key':'of-pcl-1'}]}";
        assertThat(http.update(id, 1, both).code()).isEqualTo("DuplicateField");
    }

    @Test
    void moreThanWasOrderedIsAcceptedSilently() {
        String tooMuch = "{'action':'addDelivery','items':[{'id':'line-2','quantity':99}]}";
        assertThat(http.update(id, 1, tooMuch).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {'action':'addDelivery','items':[{'id':'nobody','quantity':1}]}                       | InvalidInput
            {'action':'addDelivery','items':[{'id':'line-1'}]}                                    | RequiredField
            {'action':'addDelivery','items':[{'id':'line-1','quantity':0}]}                       | InvalidField
            {'action':'addDelivery','deliveryKey':'no blanks','items':[]}                         | InvalidField
            {'action':'addDelivery','shippingKey':'a','items':[]}                                 | InvalidOperation
            {'action':'addParcelToDelivery','deliveryKey':'unknown'}                              | InvalidInput
            {'action':'addParcelToDelivery'}                                                      | RequiredField
            {'action':'setParcelTrackingData','parcelKey':'unknown'}                              | InvalidInput
            {'action':'setCustomField','name':'note','value':'x'}                                 | InvalidOperation
            {'action':'setCustomType','type':{'typeId':'type','key':'unknown'}}                   | ReferencedResourceNotFound
            {'action':'addPayment','payment':{'typeId':'payment','key':'unknown'}}                | ReferencedResourceNotFound
            {'action':'setShippingAddress','address':{'city':'Leeds'}}                            | RequiredField
            {'action':'setEstimatedDelivery','shippingKey':'a'}                                   | InvalidOperation
            {'action':'addReturnInfo','items':[]}                                                 | RequiredField
            {'action':'addReturnInfo','items':[{'quantity':1,'lineItemId':'line-1','shipmentState':'BackInStock'}]} | InvalidJsonInput
            {'action':'addReturnInfo','items':[{'quantity':1,'lineItemId':'nobody','shipmentState':'Advised'}]}     | InvalidInput
            """)
    void refuses(String action, String code) {
        Http.Answer answer = http.update(id, 1, action);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(sandbox.order(id).path("version").longValue()).isEqualTo(1);
    }

    @Test
    void withoutShippingInfoThereIsNoDelivery() {
        ObjectNode order = Orders.twoMugsAndATee().put("orderNumber", "none");
        order.remove("shippingInfo");
        String bare = sandbox.placeOrder(order);
        assertThat(http.update(bare, 1, SHIPPED).code()).isEqualTo("InvalidOperation");
    }

    @Test
    void withSeveralShippingMethodsTheShippingKeyIsRequired() {
        ObjectNode order = Orders.twoMugsAndATee().put("orderNumber", "several").put("shippingMode", "Multiple");
        JsonNode info = order.remove("shippingInfo");
        order.putArray("shipping").addObject().put("shippingKey", "home").set("shippingInfo", info);
        String several = sandbox.placeOrder(order);
        assertThat(http.update(several, 1, SHIPPED).code()).isEqualTo("RequiredField");
        String home = "{'action':'addDelivery','shippingKey':'home','deliveryKey':'of-shp-1','items':[]}";
        JsonNode updated = http.update(several, 1, home, "{'action':'addParcelToDelivery','deliveryKey':'of-shp-1'}")
                .body();
        assertThat(updated.at("/shipping/0/shippingInfo/deliveries/0/parcels")).hasSize(1);
        assertThat(sandbox.messages())
                .filteredOn(message -> message.has("shippingKey"))
                .hasSize(2);
    }

    @Test
    void quantitiesMoveAlongTheStatesOfALine() {
        state("picked", "'transitions':[]");
        JsonNode line = http.update(id, 1, move("Initial", "picked", 1)).body().at("/lineItems/0");
        assertThat(line.at("/state")).hasSize(2);
        assertThat(http.update(id, 2, move("Initial", "picked", 2)).code()).isEqualTo("InvalidOperation");
        assertThat(http.update(id, 2, move("picked", "Initial", 1)).code()).isEqualTo("InvalidOperation");
        line = http.update(id, 2, move("Initial", "picked", 1)).body().at("/lineItems/0");
        assertThat(line.at("/state")).hasSize(1);
        assertThat(line.at("/state/0/quantity").intValue()).isEqualTo(2);
    }

    @Test
    void firstStateOfAnOrderMustBeInitialUnlessForced() {
        http.post("/shop/states", "{\"key\":\"later\",\"type\":\"OrderState\",\"initial\":false}");
        String later = "{'action':'transitionState','state':{'typeId':'state','key':'later'}%s}";
        assertThat(http.update(id, 1, later.formatted("")).code()).isEqualTo("InvalidOperation");
        assertThat(http.update(id, 1, later.formatted(",'force':true")).status())
                .isEqualTo(200);
        assertThat(http.update(id, 2, "{'action':'transitionState','state':{'typeId':'state','key':'Initial'}}")
                        .code())
                .isEqualTo("InvalidInput");
    }

    @Test
    void announcedReturnNeverBecomesReceivedByItsShipmentState() {
        String announced = "{'action':'addReturnInfo','items':[{'key':'of-rma-1','quantity':1,'lineItemId':'line-1',"
                + "'shipmentState':'Advised'}]}";
        JsonNode item = http.update(id, 1, announced).body().at("/returnInfo/0/items/0");
        assertThat(item.path("paymentState").stringValue()).isEqualTo("NonRefundable");
        assertThat(http.update(id, 2, announced).code()).isEqualTo("DuplicateField");
        for (String state : new String[] {"Returned", "BackInStock", "Unusable"}) {
            String action =
                    "{'action':'setReturnShipmentState','returnItemKey':'of-rma-1','shipmentState':'" + state + "'}";
            assertThat(http.update(id, 2, action).code()).as(state).isEqualTo("InvalidOperation");
        }
        String received = announced
                .replace("addReturnInfo','items':[", "setReturnInfo','items':[{'items':[")
                .replace("Advised'}]", "Returned'}]}]");
        JsonNode replaced = http.update(id, 2, received).body().at("/returnInfo");
        assertThat(replaced).hasSize(1);
        assertThat(replaced.at("/0/items/0/paymentState").stringValue()).isEqualTo("Initial");
    }

    @Test
    void importedOrderIsToldAsImportedAndItsNumberIsUnique() {
        String draft = Orders.twoMugsAndATee().put("orderNumber", "imported").toString();
        Http.Answer first = http.post("/shop/orders/import", draft);
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.body().at("/lineItems/0/state/0/quantity").intValue()).isEqualTo(2);
        assertThat(messageTypes()).contains("OrderImported");
        Http.Answer second = http.post("/shop/orders/import", draft.replace("line-", "other-"));
        assertThat(second.code()).isEqualTo("DuplicateField");
        assertThat(http.post("/shop/orders/import", "{}").code()).isEqualTo("RequiredField");
    }

    @Test
    void strangerPlacesOrdersByHttpWithoutAToken() {
        Http stranger = new Http(sandbox.url());
        Http.Answer placed = stranger.post("/shop/sandbox/orders?count=3", "");
        assertThat(placed.status()).isEqualTo(201);
        assertThat(placed.body().path("ids")).hasSize(3);
        assertThat(sandbox.orderIds()).hasSize(4);
        assertThat(stranger.post("/shop/sandbox/orders?count=0", "").status()).isEqualTo(400);
        stranger.close();
    }

    @Test
    void syncInfoIsAddedBesideTheOldOneWhenToldSo() {
        try (CommercetoolsSandbox appending = CommercetoolsSandbox.start(
                        0, "shop", clock, new FaultDial(1), Settings.standard().appendingSyncInfo());
                Http client = new Http(appending.url()).signedIn()) {
            String order = appending.placeOrder();
            String sync =
                    "{'action':'updateSyncInfo','channel':{'typeId':'channel','key':'orderflow'},'externalId':'%s'}";
            client.update(order, 1, sync.formatted("one"));
            assertThat(client.update(order, 2, sync.formatted("two")).body().path("syncInfo"))
                    .hasSize(2);
        }
    }

    private void state(String key, String more) {
        String draft = "{'key':'" + key + "','type':'LineItemState'," + more + "}";
        assertThat(http.post("/shop/states", draft.replace('\'', '"')).status()).isEqualTo(201);
    }

    private static String move(String from, String to, int quantity) {
        return "{'action':'transitionLineItemState','lineItemId':'line-1','quantity':" + quantity
                + ",'fromState':{'typeId':'state','key':'" + from + "'},'toState':{'typeId':'state','key':'" + to
                + "'}}";
    }
}
