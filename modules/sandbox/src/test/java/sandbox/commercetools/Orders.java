package sandbox.commercetools;

import java.nio.charset.StandardCharsets;
import sandbox.commercetools.wire.Json;
import tools.jackson.databind.node.ObjectNode;

/** Hand-written orders. */
final class Orders {

    private Orders() {}

    /** Lines {@code line-1} (two mugs) and {@code line-2} (one T-shirt, key {@code key-2}), order number {@code 10042}. */
    static ObjectNode twoMugsAndATee() {
        String money = "{'type':'centPrecision','currencyCode':'GBP','fractionDigits':2,'centAmount':%d}";
        String order = """
                {'orderNumber':'10042','country':'GB','locale':'en-GB','totalPrice':%s,
                 'shippingAddress':{'country':'GB','city':'Leeds','firstName':'Ann'},
                 'shippingInfo':{'shippingMethodName':'Standard','price':%s,'shippingRate':{'price':%s}},
                 'lineItems':[
                  {'id':'line-1','name':{'en':'Mug'},'variant':{'sku':'MUG'},'quantity':2,'price':{'value':%s}},
                  {'id':'line-2','key':'key-2','name':{'en':'Tee'},'variant':{'sku':'TEE'},'quantity':1,'price':{'value':%s}}]}
                """.formatted(
                        money.formatted(4500),
                        money.formatted(500),
                        money.formatted(500),
                        money.formatted(1000),
                        money.formatted(2000));
        return Json.read(order.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
