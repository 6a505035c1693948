package sandbox.commercetools.generate;

import java.util.List;
import java.util.Random;
import sandbox.commercetools.wire.Ids;
import sandbox.commercetools.wire.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Line items of one order, added up as they are made. */
final class Lines {

    private final Market market;
    private final Random random;
    private final Ids ids;
    private final Totals totals;
    private final boolean oneRate;

    /** @param oneRate whether everything is taxed at the standard rate */
    Lines(Market market, Random random, Ids ids, Totals totals, boolean oneRate) {
        this.market = market;
        this.random = random;
        this.ids = ids;
        this.totals = totals;
        this.oneRate = oneRate;
    }

    ArrayNode standard() {
        ArrayNode lines = Json.array();
        int count = 1 + random.nextInt(4);
        for (int each = 0; each < count; each++) {
            Product product = Product.CATALOGUE.get(random.nextInt(Product.CATALOGUE.size()));
            lines.add(line(product));
            if (random.nextInt(8) == 0) {
                lines.add(line(product));
            }
        }
        return lines;
    }

    /** A gift: nothing to pay, still to be shipped. */
    ObjectNode gift() {
        long full = market.amounts().local(Product.GIFT.hundredths());
        ObjectNode line = item(Product.GIFT, full, 1).put("lineItemMode", "GiftLineItem");
        line.putArray("discountedPricePerQuantity").add(discounted(1, 0, full));
        return priced(line, 0, market.standard());
    }

    /** A fee without SKU. */
    ObjectNode giftWrap() {
        long fee = market.amounts().local(350);
        ObjectNode line = Json.object().put("id", ids.next()).put("key", "gift-wrap");
        line.putObject("name").put(market.language(), "Gift wrap").put("en", "Gift wrap");
        line.set("money", market.amounts().money(fee));
        line.put("slug", "gift-wrap").put("quantity", 1L).put("priceMode", "Standard");
        line.putArray("discountedPricePerQuantity");
        return priced(line, fee, market.standard());
    }

    private ObjectNode line(Product product) {
        long full = market.amounts().local(product.hundredths());
        long quantity = random.nextInt(3) == 0 ? 2 + random.nextInt(5) : 1;
        ObjectNode line = item(product, full, quantity);
        TaxRate rate = product.reduced() && !oneRate ? market.reduced() : market.standard();
        long unit = full;
        if (random.nextInt(6) == 0) {
            unit = full - full / 5;
            ObjectNode reduction = ((ObjectNode) line.path("price")).putObject("discounted");
            reduction.set("value", market.amounts().money(unit));
            reduction.set("discount", Json.reference("product-discount", ids.next()));
        }
        ArrayNode discounts = line.putArray("discountedPricePerQuantity");
        long total = unit * quantity;
        if (quantity > 1 && random.nextInt(3) == 0) {
            long off = Math.max(1, unit / 3);
            discounts.add(discounted(1, unit - off, off));
            discounts.add(discounted(quantity - 1, unit - off / 2, off / 2));
            total -= off + off / 2 * (quantity - 1);
        }
        return priced(line, total, rate);
    }

    private ObjectNode item(Product product, long price, long quantity) {
        ObjectNode line = item(product, market.amounts(), ids);
        ((ObjectNode) line.path("price")).set("value", market.amounts().money(price));
        return line.put("quantity", quantity);
    }

    static ObjectNode item(Product product, Amounts amounts, Ids ids) {
        ObjectNode line = Json.object().put("id", ids.next()).put("productId", product.id());
        line.putObject("name").put("en", product.english()).put("de", product.german());
        line.set("productType", Json.reference("product-type", Product.TYPE));
        ObjectNode variant = line.putObject("variant").put("id", 1L).put("sku", product.sku());
        List.of("prices", "images", "attributes", "assets").forEach(variant::putArray);
        line.putObject("price").put("id", ids.next()).set("value", amounts.money(amounts.local(product.hundredths())));
        return line.put("quantity", 1L).put("priceMode", "Platform").put("lineItemMode", "Standard");
    }

    private ObjectNode discounted(long quantity, long unit, long off) {
        ObjectNode part = Json.object().put("quantity", quantity);
        ObjectNode price = part.putObject("discountedPrice");
        price.set("value", market.amounts().money(unit));
        ObjectNode portion = price.putArray("includedDiscounts").addObject();
        portion.set("discount", Json.reference("cart-discount", ids.next()));
        portion.set("discountedAmount", market.amounts().money(off));
        return part;
    }

    private ObjectNode priced(ObjectNode line, long total, TaxRate rate) {
        line.set("totalPrice", market.amounts().money(total));
        line.set("taxRate", rate.json());
        line.set("taxedPrice", rate.taxedJson(market.amounts(), total));
        line.putArray("taxedPricePortions");
        line.putArray("perMethodTaxRate");
        totals.add(total, rate);
        return line;
    }
}
