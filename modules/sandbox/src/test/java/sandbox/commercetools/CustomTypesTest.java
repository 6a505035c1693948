package sandbox.commercetools;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Custom fields: a type is for certain things, it defines its fields, and a value is of the field's kind. */
class CustomTypesTest extends SandboxStory {

    private static final String PARCEL = "{'type':{'typeId':'type','key':'warehouse-parcel'},'fields':%s}";

    private String id;

    @BeforeEach
    void place() {
        id = sandbox.placeOrder(Orders.twoMugsAndATee());
    }

    @Test
    void everythingTheConnectorWritesCanCarryFields() {
        JsonNode order = http.update(
                        id,
                        1,
                        "{'action':'addDelivery','deliveryKey':'d-1','items':[{'id':'line-1','quantity':1}],'custom':"
                                + PARCEL.formatted("{'site':'Leeds'}") + ",'parcels':[{'key':'p-1','custom':"
                                + PARCEL.formatted(
                                        "{'trackingUrl':'https://t.example/1','shipDate':'2026-11-23T10:00:00.000Z'}")
                                + "}]}",
                        "{'action':'setLineItemCustomType','lineItemId':'line-1','type':{'typeId':'type','key':'shop-line'},"
                                + "'fields':{'warehouseSite':'Leeds','expectedDate':'2026-12-01'}}",
                        "{'action':'setLineItemCustomField','lineItemId':'line-1','name':'refundAmount',"
                                + "'value':{'currencyCode':'GBP','centAmount':1000}}",
                        "{'action':'setCustomType','type':{'typeId':'type','key':'shop-order'},'fields':{'cancelAnswer':'too late'}}",
                        "{'action':'addReturnInfo','items':[{'quantity':1,'lineItemId':'line-1','shipmentState':'Returned',"
                                + "'custom':{'type':{'typeId':'type','key':'warehouse-return'},'fields':{'refund':true}}}]}",
                        "{'action':'setParcelCustomField','parcelKey':'p-1','name':'service','value':'Next Day'}",
                        "{'action':'setDeliveryCustomField','deliveryKey':'d-1','name':'site','value':'Venlo'}")
                .body();

        assertThat(order.at("/shippingInfo/deliveries/0/custom/fields/site").stringValue())
                .isEqualTo("Venlo");
        assertThat(order.at("/shippingInfo/deliveries/0/parcels/0/custom/fields"))
                .hasSize(3);
        assertThat(order.at("/lineItems/0/custom/fields")).hasSize(3);
        assertThat(order.at("/returnInfo/0/items/0/custom/fields/refund").booleanValue())
                .isTrue();
        assertThat(order.at("/custom/fields/cancelAnswer").stringValue()).isEqualTo("too late");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {'action':'setCustomType','type':{'typeId':'type','key':'shop-line'}}                                    | InvalidInput
            {'action':'setLineItemCustomType','lineItemId':'line-1','type':{'typeId':'type','key':'shop-order'}}     | InvalidInput
            {'action':'setCustomType','type':{'typeId':'type','key':'shop-order'},'fields':{'nobody':1}}             | InvalidField
            {'action':'setCustomType','type':{'typeId':'type','key':'shop-order'},'fields':{'cancelRequested':'y'}}  | InvalidField
            {'action':'setCustomType','type':{'typeId':'type','key':'shop-order'},'fields':{'fraudCheck':'maybe'}}   | InvalidField
            {'action':'setCustomType','type':{'typeId':'type','key':'shop-order'},'fields':{'earliestShipDate':'soon'}} | InvalidField
            {'action':'addDelivery','items':[],'custom':{'type':{'typeId':'type','key':'warehouse-return'}}}         | InvalidInput
            {'action':'addDelivery','items':[],'custom':{'type':{'typeId':'type','key':'nobody'}}}                   | ReferencedResourceNotFound
            {'action':'addDelivery','items':[],'parcels':[{'custom':{'type':{'typeId':'type','key':'shop-line'}}}]}  | InvalidInput
            {'action':'addReturnInfo','items':[{'quantity':1,'lineItemId':'line-1','shipmentState':'Advised','custom':{'type':{'typeId':'type','key':'shop-line'}}}]} | InvalidInput
            """)
    void refuses(String action, String code) {
        Http.Answer answer = http.update(id, 1, action);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(sandbox.order(id).path("version").longValue()).isEqualTo(1);
    }
}
