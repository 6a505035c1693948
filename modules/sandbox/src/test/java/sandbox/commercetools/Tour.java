package sandbox.commercetools;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import sandbox.commercetools.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One order's whole life over HTTP: nearly every action the stand-in knows, each accepted. */
final class Tour {

    private final CommercetoolsSandbox sandbox;
    private final Http http;
    private final String id;
    private final List<ObjectNode> actions = new ArrayList<>();

    private Tour(CommercetoolsSandbox sandbox, Http http) {
        this.sandbox = sandbox;
        this.http = http;
        id = sandbox.placeOrder(Orders.twoMugsAndATee());
    }

    static Tour through(CommercetoolsSandbox sandbox, Http http) {
        Tour tour = new Tour(sandbox, http);
        tour.prepare();
        tour.states();
        tour.deliveries();
        tour.returns();
        tour.customFields();
        tour.rest();
        return tour;
    }

    String orderId() {
        return id;
    }

    List<ObjectNode> actions() {
        return actions;
    }

    private void prepare() {
        post(
                "types",
                "{'key':'extra','resourceTypeIds':['order','order-delivery','order-parcel','line-item','order-return-item'],'fieldDefinitions':[{'name':'note'},{'name':'url'}]}");
        post("states", "{'key':'exported','type':'OrderState','initial':true}");
        post("states", "{'key':'picked','type':'LineItemState','initial':false}");
        post("payments", "{'key':'voucher','amountPlanned':{'currencyCode':'GBP','centAmount':100}}");
    }

    private void states() {
        act("{'action':'changeOrderState','orderState':'Confirmed'}");
        act("{'action':'changeShipmentState','shipmentState':'Ready'}");
        act("{'action':'changePaymentState','paymentState':'CreditOwed'}");
        act("{'action':'transitionState','state':{'typeId':'state','key':'exported'}}");
        act("{'action':'transitionLineItemState','lineItemId':'line-1','quantity':1,"
                + "'fromState':{'typeId':'state','key':'Initial'},'toState':{'typeId':'state','key':'picked'}}");
        String picked = http.get("/shop/states/key=picked").body().path("id").stringValue();
        act(
                "{'action':'importLineItemState','lineItemKey':'key-2','state':[{'quantity':1,'state':{'typeId':'state','id':'"
                        + picked + "'}}]}");
        act("{'action':'updateSyncInfo','channel':{'typeId':'channel','key':'orderflow'},'externalId':'OF-1'}");
    }

    private void deliveries() {
        act("{'action':'addDelivery','deliveryKey':'of-shp-1','items':[{'id':'line-1','quantity':1}],"
                + "'address':{'country':'GB','city':'Leeds'},'parcels':[{'key':'of-pcl-1',"
                + "'trackingData':{'trackingId':'T1','carrier':'DPD'},'items':[{'id':'line-1','quantity':1}]},{}]}");
        act(
                "{'action':'addParcelToDelivery','deliveryKey':'of-shp-1','parcelKey':'of-pcl-2',"
                        + "'measurements':{'weightInGram':500,'heightInMillimeter':1,'lengthInMillimeter':2,'widthInMillimeter':3}}");
        act("{'action':'setParcelTrackingData','parcelKey':'of-pcl-2','trackingData':{'trackingId':'T2'}}");
        act("{'action':'setParcelMeasurements','parcelKey':'of-pcl-2'}");
        act("{'action':'setParcelItems','parcelKey':'of-pcl-2','items':[{'id':'line-2','quantity':1}]}");
        act("{'action':'setDeliveryItems','deliveryKey':'of-shp-1','items':[{'id':'line-1','quantity':2}]}");
        act("{'action':'setDeliveryAddress','deliveryKey':'of-shp-1','address':{'country':'IE'}}");
        act("{'action':'setDeliveryCustomType','deliveryKey':'of-shp-1','type':{'typeId':'type','key':'extra'},"
                + "'fields':{'url':'https://t.example/1'}}");
        act("{'action':'setDeliveryCustomField','deliveryKey':'of-shp-1','name':'url','value':'https://t.example/2'}");
        act("{'action':'setParcelCustomType','parcelKey':'of-pcl-1','type':{'typeId':'type','key':'extra'}}");
        act("{'action':'setParcelCustomField','parcelKey':'of-pcl-1','name':'url','value':'https://t.example/3'}");
        act("{'action':'removeParcelFromDelivery','parcelKey':'of-pcl-1'}");
        act("{'action':'removeDelivery','deliveryKey':'of-shp-1'}");
    }

    private void returns() {
        act("{'action':'addReturnInfo','returnTrackingId':'R1','items':[{'key':'of-rma-1','quantity':1,"
                + "'lineItemId':'line-1','shipmentState':'Returned','comment':'too small'}]}");
        act("{'action':'setReturnShipmentState','returnItemKey':'of-rma-1','shipmentState':'BackInStock'}");
        act("{'action':'setReturnPaymentState','returnItemKey':'of-rma-1','paymentState':'Refunded'}");
        act(
                "{'action':'setReturnInfo','items':[{'items':[{'quantity':1,'lineItemId':'line-1','shipmentState':'Advised'}]}]}");
    }

    private void customFields() {
        act("{'action':'setCustomType','type':{'typeId':'type','key':'extra'},'fields':{'note':'a'}}");
        act("{'action':'setCustomField','name':'note','value':'b'}");
        act("{'action':'setCustomField','name':'url','value':'c'}");
        act("{'action':'setCustomField','name':'url'}");
        act("{'action':'setCustomType'}");
        act("{'action':'setLineItemCustomType','lineItemId':'line-1','type':{'typeId':'type','key':'extra'}}");
        act("{'action':'setLineItemCustomField','lineItemId':'line-1','name':'note','value':'x'}");
    }

    private void rest() {
        act("{'action':'setPurchaseOrderNumber','purchaseOrderNumber':'PO-7'}");
        act("{'action':'setShippingAddress','address':{'country':'GB','city':'York'}}");
        act("{'action':'setBillingAddress','address':{'country':'GB','city':'Hull'}}");
        act("{'action':'setCustomerEmail','email':'b@example.com'}");
        act("{'action':'setEstimatedDelivery','estimatedDelivery':{'from':'2026-11-25T00:00:00.000Z'}}");
        act("{'action':'setLocale','locale':'en'}");
        act("{'action':'addPayment','payment':{'typeId':'payment','key':'voucher'}}");
        act("{'action':'removePayment','payment':{'typeId':'payment','key':'voucher'}}");
    }

    private void act(String action) {
        ObjectNode parsed = Json.read(action.replace('\'', '"').getBytes(java.nio.charset.StandardCharsets.UTF_8));
        JsonNode before = sandbox.order(id).path("version");
        Http.Answer answer = http.update(id, before.longValue(), action);
        assertThat(answer.status()).as("%s: %s", action, answer.body()).isEqualTo(200);
        assertThat(answer.body().path("version").longValue()).as(action).isEqualTo(before.longValue() + 1);
        actions.add(parsed);
    }

    private void post(String resource, String draft) {
        assertThat(http.post("/shop/" + resource, draft.replace('\'', '"')).status())
                .isEqualTo(201);
    }
}
