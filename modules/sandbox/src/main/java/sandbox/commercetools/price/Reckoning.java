package sandbox.commercetools.price;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sandbox.commercetools.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Works an order's sums out anew from its prices, quantities, discounts and tax rates. What an external tax engine said
 * about an item stays as long as the item's total does (tax mode ExternalAmount).
 */
public final class Reckoning {

    private final ObjectNode order;
    private final Cents cents;
    private final boolean taxing;
    private final boolean unitLevel;
    private final Map<JsonNode, Long> worthByRate = new LinkedHashMap<>();
    private Taxed sum = Taxed.NOTHING;
    private Taxed shippingSum = Taxed.NOTHING;
    private long total;

    private Reckoning(ObjectNode order) {
        this.order = order;
        cents = new Cents(order.path("totalPrice").path("currencyCode").stringValue());
        taxing = !"Disabled".equals(Json.text(order, "taxMode"));
        unitLevel = "UnitPriceLevel".equals(Json.text(order, "taxCalculationMode"));
    }

    /** @param order its {@code totalPrice} names the currency; changed in place */
    public static void of(ObjectNode order) {
        new Reckoning(order).reckon();
    }

    private void reckon() {
        for (ObjectNode line : Json.objects(order, "lineItems")) {
            JsonNode discounted = line.path("price").path("discounted").path("value");
            item(line, discounted.isObject() ? discounted : line.path("price").path("value"));
        }
        for (ObjectNode line : Json.objects(order, "customLineItems")) {
            item(line, line.path("money"));
        }
        shippingInfos().forEach(this::shipping);
        if (order.path("discountOnTotalPrice") instanceof ObjectNode discount) {
            takeOff(discount);
        }
        order.set("totalPrice", cents.money(total));
        boolean taxed = taxing && !worthByRate.isEmpty();
        keep(order, "taxedPrice", taxed ? sum : null);
        keep(order, "taxedShippingPrice", taxed && !shippingInfos().isEmpty() ? shippingSum : null);
    }

    private List<ObjectNode> shippingInfos() {
        return Stream.concat(Stream.of(order), Json.objects(order, "shipping").stream())
                .map(each -> each.path("shippingInfo"))
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast)
                .toList();
    }

    private void item(ObjectNode line, JsonNode price) {
        List<Piece> pieces = Piece.of(line, price);
        long before = line.path("totalPrice").path("centAmount").asLong(Long.MIN_VALUE);
        long amount = "ExternalTotal".equals(Json.text(line, "priceMode")) ? before : Cents.round(Piece.sum(pieces));
        line.set("totalPrice", cents.money(amount));
        total += amount;
        boolean told = before == amount && "ExternalAmount".equals(Json.text(order, "taxMode"));
        if (Json.objects(line, "perMethodTaxRate").isEmpty()) {
            var unused = taxed(line, pieces, amount, told);
        } else {
            taxedByMethod(line, new ArrayList<>(pieces), amount);
        }
    }

    private Taxed taxed(ObjectNode item, List<Piece> pieces, long amount, boolean told) {
        JsonNode rate = item.path("taxRate");
        if (!taxing || !rate.isObject()) {
            item.remove("taxedPrice");
            return Taxed.NOTHING;
        }
        Taxed taxed = told && item.path("taxedPrice").isObject()
                ? Taxed.read(item.path("taxedPrice"))
                : Taxed.of(pieces, amount, rate, unitLevel);
        item.set("taxedPrice", taxed.json(cents));
        add(taxed, rate, amount);
        return taxed;
    }

    /** Shipping mode Multiple: each target's share is taxed where it goes; shares round so that they add up. */
    private void taxedByMethod(ObjectNode line, List<Piece> left, long amount) {
        ArrayNode portions = Json.array();
        Taxed whole = Taxed.NOTHING;
        BigDecimal exact = BigDecimal.ZERO;
        long given = 0;
        for (ObjectNode target : Json.objects(line.path("shippingDetails"), "targets")) {
            String key = Json.requiredText(target, "shippingMethodKey");
            List<Piece> taken = Piece.take(left, target.path("quantity").longValue());
            exact = exact.add(Piece.sum(taken));
            long share = (left.isEmpty() ? amount : Cents.round(exact)) - given;
            given += share;
            JsonNode rate = Json.objects(line, "perMethodTaxRate").stream()
                    .filter(each -> key.equals(Json.text(each, "shippingMethodKey")))
                    .findFirst()
                    .orElseThrow()
                    .path("taxRate");
            Taxed taxed = Taxed.of(taken, share, rate, unitLevel);
            portions.addObject().put("shippingMethodKey", key).set("taxedPrice", taxed.json(cents));
            whole = whole.plus(taxed);
            add(taxed, rate, share);
        }
        line.set("taxedPricePortions", portions);
        line.set("taxedPrice", whole.json(cents));
    }

    private void shipping(ObjectNode info) {
        JsonNode discounted = info.path("discountedPrice").path("value");
        JsonNode price = discounted.isObject() ? discounted : info.path("price");
        Piece one = new Piece(Cents.exact(price), 1);
        long amount = Cents.round(one.amount());
        total += amount;
        boolean told = "ExternalAmount".equals(Json.text(order, "taxMode"));
        shippingSum = shippingSum.plus(taxed(info, List.of(one), amount, told));
    }

    private void takeOff(ObjectNode discount) {
        long amount = discount.path("discountedAmount").path("centAmount").asLong(0);
        total -= amount;
        if (taxing && !worthByRate.isEmpty()) {
            Taxed off = Taxed.share(amount, worthByRate);
            discount.set("discountedNetAmount", cents.money(off.net()));
            discount.set("discountedGrossAmount", cents.money(off.gross()));
            sum = sum.minus(off);
        } else {
            discount.remove("discountedNetAmount");
            discount.remove("discountedGrossAmount");
        }
    }

    private void add(Taxed taxed, JsonNode rate, long amount) {
        sum = sum.plus(taxed);
        worthByRate.merge(rate, amount, Long::sum);
    }

    private void keep(ObjectNode node, String field, @Nullable Taxed taxed) {
        if (taxed == null) {
            node.remove(field);
        } else {
            node.set(field, taxed.json(cents));
        }
    }
}
