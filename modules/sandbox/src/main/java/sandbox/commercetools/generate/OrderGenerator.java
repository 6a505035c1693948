package sandbox.commercetools.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import sandbox.commercetools.generate.TaxRate.Taxed;
import sandbox.commercetools.price.Reckoning;
import sandbox.commercetools.wire.Ids;
import sandbox.commercetools.wire.Json;
import tools.jackson.databind.node.ObjectNode;

/**
 * Draws orders a real shop could have: several markets, discounts of every kind, gifts, fees. The same seed draws the same
 * orders. What the platform itself sets (id of states, version, times) is left to the store. Safe for many threads.
 */
public final class OrderGenerator {

    private final Random random;
    private final Ids ids;
    private final Mix mix;
    private final List<Market> markets;
    private long number = 100_000;
    private int shaped;

    public OrderGenerator(long seed, Mix mix) {
        random = new Random(seed);
        ids = new Ids(seed + 1);
        this.mix = mix;
        markets = new ArrayList<>(Market.EUROPE);
        if (mix.yen()) {
            markets.add(Market.JAPAN);
        }
    }

    /** An order, and the payments it refers to. */
    public record Drawn(ObjectNode order, List<ObjectNode> payments) {
        public Drawn {
            payments = List.copyOf(payments);
        }
    }

    public synchronized Drawn next() {
        List<Shape> shapes = mix.shapes();
        if (shapes.isEmpty()) {
            ObjectNode order = order(markets.get(random.nextInt(markets.size())));
            ObjectNode payment = payment(order);
            return new Drawn(order, payment == null ? List.of() : List.of(payment));
        }
        Shape shape = shapes.get(shaped % shapes.size());
        shaped++;
        return next(shape);
    }

    /** An order of this kind. */
    public synchronized Drawn next(Shape shape) {
        Market market = shape.market(markets.get(random.nextInt(markets.size())));
        ObjectNode order = order(market);
        shape.into(order, new Draw(market, random, ids));
        Reckoning.of(order);
        return new Drawn(order, new Payments(ids).of(order, shape));
    }

    /** An order with these goods, in pounds, paid by card. */
    public synchronized Drawn next(Basket basket) {
        Market market = Market.EUROPE.getFirst();
        ObjectNode order = order(market);
        basket.into(order, new Draw(market, random, ids), ids, market);
        Reckoning.of(order);
        return new Drawn(order, List.of(new Payments(ids).card(order, false)));
    }

    private ObjectNode order(Market market) {
        ObjectNode order = Json.object()
                .put("id", ids.next())
                .put("orderNumber", String.valueOf(++number))
                .put("country", market.country())
                .put("locale", market.locale());
        order.putObject("store").put("typeId", "store").put("key", storeKey(market));
        new Buyers(market, random, ids).into(order);
        boolean discountOnTotal = random.nextInt(6) == 0;
        Totals totals = new Totals();
        items(order, new Lines(market, random, ids, totals, discountOnTotal));
        shipping(order, market, totals);
        if (discountOnTotal) {
            discountOnTotal(order, market, totals);
        }
        order.set("totalPrice", market.amounts().money(totals.price()));
        order.set("taxedPrice", totals.taxedPrice(market.amounts()));
        modes(order);
        return order;
    }

    private static String storeKey(Market market) {
        return "shop-" + market.country().toLowerCase(java.util.Locale.ROOT);
    }

    private void items(ObjectNode order, Lines lines) {
        order.set("lineItems", lines.standard());
        if (random.nextInt(8) == 0) {
            Json.arrayIn(order, "lineItems").add(lines.gift());
        }
        order.putArray("customLineItems");
        if (random.nextInt(7) == 0) {
            Json.arrayIn(order, "customLineItems").add(lines.giftWrap());
        }
        if (random.nextInt(5) == 0) {
            order.putArray("discountCodes")
                    .addObject()
                    .put("state", "MatchesCart")
                    .set("discountCode", Json.reference("discount-code", ids.next()));
        }
    }

    private void shipping(ObjectNode order, Market market, Totals totals) {
        int method = random.nextInt(market.shippingMethods().size());
        long price = market.amounts().local(method == 0 ? 395 : 795L);
        ObjectNode info = order.putObject("shippingInfo")
                .put("shippingMethodName", market.shippingMethods().get(method));
        info.set("price", market.amounts().money(price));
        ObjectNode rate = info.putObject("shippingRate");
        rate.set("price", market.amounts().money(price));
        rate.putArray("tiers");
        info.set("taxRate", market.standard().json());
        info.set("taxedPrice", market.standard().taxedJson(market.amounts(), price));
        info.set("shippingMethod", Json.reference("shipping-method", "method-" + market.country() + "-" + method));
        info.putArray("deliveries");
        info.put("shippingMethodState", "MatchesCart");
        order.set("taxedShippingPrice", market.standard().taxedJson(market.amounts(), price));
        totals.add(price, market.standard());
    }

    private void discountOnTotal(ObjectNode order, Market market, Totals totals) {
        long amount = totals.price() / 10;
        Taxed off = totals.takeOff(amount, market.standard());
        ObjectNode discount = order.putObject("discountOnTotalPrice");
        discount.set("discountedAmount", market.amounts().money(amount));
        ObjectNode portion = discount.putArray("includedDiscounts").addObject();
        portion.set("discount", Json.reference("cart-discount", ids.next()));
        portion.set("discountedAmount", market.amounts().money(amount));
        discount.set("discountedNetAmount", market.amounts().money(off.net()));
        discount.set("discountedGrossAmount", market.amounts().money(off.gross()));
    }

    private void modes(ObjectNode order) {
        order.put("taxMode", "Platform")
                .put("priceRoundingMode", "HalfEven")
                .put("taxRoundingMode", "HalfEven")
                .put("taxCalculationMode", "LineItemLevel")
                .put("inventoryMode", random.nextBoolean() ? "None" : "ReserveOnOrder")
                .put("shippingMode", "Single")
                .put("origin", "Customer")
                .put("orderState", "Open")
                .set("cart", Json.reference("cart", ids.next()));
    }

    private @Nullable ObjectNode payment(ObjectNode order) {
        boolean pending = random.nextDouble() < mix.pendingShare();
        if (!pending && random.nextInt(10) == 0) {
            return null;
        }
        order.put("paymentState", pending ? "Pending" : "Paid");
        return new Payments(ids).card(order, pending);
    }
}
