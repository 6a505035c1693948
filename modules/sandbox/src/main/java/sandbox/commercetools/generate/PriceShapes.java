package sandbox.commercetools.generate;

import sandbox.commercetools.wire.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What it costs, and who took something off. */
final class PriceShapes {

    private PriceShapes() {}

    static void usual(ObjectNode order, Draw draw) {}

    /** The line without any discount. */
    static ObjectNode plain(ObjectNode line) {
        line.putArray("discountedPricePerQuantity");
        ((ObjectNode) line.path("price")).remove("discounted");
        return line;
    }

    static void highPrecision(ObjectNode order, Draw draw) {
        ObjectNode line = plain(first(order)).put("quantity", 150L);
        int digits = draw.market().amounts().digits();
        ((ObjectNode) line.path("price"))
                .putObject("value")
                .put("type", "highPrecision")
                .put("currencyCode", draw.market().currency())
                .put("centAmount", 12L)
                .put("preciseAmount", 12_345L)
                .put("fractionDigits", digits + 3L);
    }

    static void twoUnitPrices(ObjectNode order, Draw draw) {
        ObjectNode line = plain(first(order)).put("quantity", 5L);
        long unit = line.at("/price/value/centAmount").longValue();
        ArrayNode parts = line.putArray("discountedPricePerQuantity");
        parts.add(part(draw, 2, unit / 2, unit - unit / 2, "cart-discount"));
        parts.add(part(draw, 3, unit, 0, "cart-discount"));
    }

    static void discountOnTotal(ObjectNode order, Draw draw) {
        Json.arrayIn(order, "lineItems").addAll(draw.lines().standard());
        long amount = order.path("totalPrice").path("centAmount").longValue() / 7;
        ObjectNode discount = order.putObject("discountOnTotalPrice");
        discount.set("discountedAmount", draw.money(amount));
        portion(discount.putArray("includedDiscounts"), draw, amount, "cart-discount");
    }

    static void directDiscount(ObjectNode order, Draw draw) {
        order.remove("discountCodes");
        String id = draw.ids().next();
        ObjectNode direct = order.putArray("directDiscounts").addObject().put("id", id);
        direct.putObject("value").put("type", "relative").put("permyriad", 1500L);
        direct.putObject("target").put("type", "lineItems").put("predicate", "1 = 1");
        for (ObjectNode line : Json.objects(order, "lineItems")) {
            if ("GiftLineItem".equals(Json.text(line, "lineItemMode"))) {
                continue;
            }
            long unit = plain(line).at("/price/value/centAmount").longValue();
            long off = Math.round(unit * 0.15);
            ObjectNode part = part(draw, line.path("quantity").longValue(), unit - off, off, "direct-discount");
            ((ObjectNode) part.at("/discountedPrice/includedDiscounts/0"))
                    .set("discount", Json.reference("direct-discount", id));
            Json.arrayIn(line, "discountedPricePerQuantity").add(part);
        }
    }

    static void discountCodes(ObjectNode order, Draw draw) {
        ArrayNode codes = order.putArray("discountCodes");
        for (String state : new String[] {"MatchesCart", "DoesNotMatchCart"}) {
            codes.addObject().put("state", state).set("discountCode", draw.reference("discount-code"));
        }
        ObjectNode line = plain(first(order));
        long unit = line.at("/price/value/centAmount").longValue();
        Json.arrayIn(line, "discountedPricePerQuantity")
                .add(part(draw, line.path("quantity").longValue(), unit - unit / 10, unit / 10, "cart-discount"));
    }

    static void gift(ObjectNode order, Draw draw) {
        Json.arrayIn(order, "lineItems").add(draw.lines().gift());
    }

    static void negativeFee(ObjectNode order, Draw draw) {
        ArrayNode fees = order.putArray("customLineItems");
        fees.add(draw.lines().giftWrap());
        ObjectNode credit = draw.lines().giftWrap().put("key", "goodwill").put("slug", "goodwill");
        credit.putObject("name").put("en", "Goodwill credit");
        credit.set("money", draw.local(-200));
        fees.add(credit);
    }

    static void externalTotal(ObjectNode order, Draw draw) {
        ObjectNode line = plain(first(order)).put("quantity", 3L).put("priceMode", "ExternalTotal");
        ((ObjectNode) line.path("price")).set("value", draw.local(1_000));
        line.set("totalPrice", draw.local(2_899));
    }

    private static ObjectNode first(ObjectNode order) {
        return (ObjectNode) order.path("lineItems").path(0);
    }

    private static ObjectNode part(Draw draw, long quantity, long unit, long off, String kind) {
        ObjectNode part = Json.object().put("quantity", quantity);
        ObjectNode price = part.putObject("discountedPrice");
        price.set("value", draw.money(unit));
        ArrayNode included = price.putArray("includedDiscounts");
        if (off > 0) {
            portion(included, draw, off, kind);
        }
        return part;
    }

    private static void portion(ArrayNode included, Draw draw, long amount, String kind) {
        ObjectNode portion = included.addObject();
        portion.set("discount", draw.reference(kind));
        portion.set("discountedAmount", draw.money(amount));
    }
}
