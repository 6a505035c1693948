package sandbox.commercetools.generate;

import sandbox.commercetools.price.Reckoning;
import sandbox.commercetools.wire.Json;
import tools.jackson.databind.node.ObjectNode;

/** Who works the taxes out, and how. */
final class TaxShapes {

    private TaxShapes() {}

    static void external(ObjectNode order, Draw draw) {
        order.put("taxMode", "External");
        rates(order, rate -> {
            rate.remove("id");
            rate.put("name", "engine " + rate.path("name").stringValue());
        });
    }

    static void externalAmount(ObjectNode order, Draw draw) {
        external(order, draw);
        order.put("taxMode", "ExternalAmount");
        Reckoning.of(order);
        ObjectNode taxed = (ObjectNode) order.path("lineItems").path(0).path("taxedPrice");
        boolean included = order.at("/lineItems/0/taxRate/includedInPrice").booleanValue();
        more(taxed.path("totalTax"), 1);
        more(taxed.path("taxPortions").path(0).path("amount"), 1);
        more(taxed.path(included ? "totalNet" : "totalGross"), included ? -1 : 1);
    }

    static void disabled(ObjectNode order, Draw draw) {
        order.put("taxMode", "Disabled");
        for (String field : new String[] {"lineItems", "customLineItems"}) {
            Json.objects(order, field).forEach(line -> line.remove("taxRate"));
        }
        ((ObjectNode) order.path("shippingInfo")).remove("taxRate");
    }

    static void excluded(ObjectNode order, Draw draw) {
        rates(order, rate -> rate.put("includedInPrice", false));
    }

    static void perUnit(ObjectNode order, Draw draw) {
        order.put("taxCalculationMode", "UnitPriceLevel");
        ObjectNode line = (ObjectNode) order.path("lineItems").path(0);
        PriceShapes.plain(line).put("quantity", 7L);
        ((ObjectNode) line.path("price")).set("value", draw.local(333));
    }

    private static void rates(ObjectNode order, java.util.function.Consumer<ObjectNode> change) {
        for (var rate : order.findValues("taxRate")) {
            if (rate instanceof ObjectNode object) {
                change.accept(object);
            }
        }
    }

    private static void more(tools.jackson.databind.JsonNode money, long minorUnits) {
        ((ObjectNode) money).put("centAmount", money.path("centAmount").longValue() + minorUnits);
    }
}
