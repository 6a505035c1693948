package sandbox.commercetools.generate;

import java.util.List;
import sandbox.commercetools.wire.Json;
import tools.jackson.databind.node.ObjectNode;

/** Who orders, in which words, and what is missing. */
final class PartyShapes {

    private PartyShapes() {}

    static void noSku(ObjectNode order, Draw draw) {
        ((ObjectNode) order.at("/lineItems/0/variant")).remove("sku");
    }

    static void noOrderNumber(ObjectNode order, Draw draw) {
        order.remove("orderNumber");
    }

    static void businessUnit(ObjectNode order, Draw draw) {
        order.putObject("businessUnit").put("typeId", "business-unit").put("key", "harbour-works-rotterdam");
        order.put("purchaseOrderNumber", "PO/2026-" + (1000 + draw.random().nextInt(9000)));
        order.put("origin", "Quote");
        for (String field : List.of("shippingAddress", "billingAddress")) {
            ((ObjectNode) order.path(field))
                    .put("company", "Harbour Works B.V.")
                    .put("department", "Goods in")
                    .put("externalId", "SAP-4711");
        }
    }

    /** An Austrian order with German names, one without locale, and a line named in a language nobody asked for. */
    static void localeVariants(ObjectNode order, Draw draw) {
        Json.arrayIn(order, "lineItems").addAll(draw.lines().standard());
        String[] locales = {"de-AT", "fr-BE", ""};
        String locale = locales[draw.random().nextInt(locales.length)];
        order.put("locale", locale);
        if (locale.isEmpty()) {
            order.remove("locale");
        }
        int line = 0;
        for (ObjectNode each : Json.objects(order, "lineItems")) {
            ObjectNode name = each.putObject("name");
            switch (line++ % 3) {
                case 0 -> name.put("de", "Tasse, blau").put("en", "Mug, blue");
                case 1 -> name.put("nl-BE", "Deken, wol");
                default -> name.put("zh-Hant", "咖啡杯").put("fr", "Tasse");
            }
        }
    }

    /** Types and fields of the seeded project. */
    static void customFields(ObjectNode order, Draw draw) {
        ObjectNode fields = custom(order, "type-shop-order");
        fields.put("priority", 2L).put("earliestShipDate", "2026-12-01");
        fields.put("deliveryInstruction", "Leave with the neighbour\nnot in the rain")
                .put("fraudCheck", "passed");
        fields.putObject("giftMessage").put("en", "Happy birthday 🎂");
        for (ObjectNode line : Json.objects(order, "lineItems")) {
            ObjectNode own = custom(line, "type-shop-line");
            own.put("engraving", "Für Ána").put("giftWrap", true).put("site", "Default");
            own.putArray("tags").add("fragile").add("engraved");
        }
    }

    static void manyLines(ObjectNode order, Draw draw) {
        while (order.path("lineItems").size() < 100) {
            Json.arrayIn(order, "lineItems").addAll(draw.lines().standard());
        }
    }

    private static ObjectNode custom(ObjectNode of, String typeId) {
        ObjectNode custom = of.putObject("custom");
        custom.set("type", Json.reference("type", typeId));
        return custom.putObject("fields");
    }
}
