package connector.orderexport;

import com.commercetools.api.models.cart.CustomLineItem;
import com.commercetools.api.models.cart.DiscountOnTotalPrice;
import com.commercetools.api.models.cart.ShippingInfo;
import com.commercetools.api.models.cart.TaxedPrice;
import com.commercetools.api.models.common.TypedMoney;
import com.commercetools.api.models.order.Order;
import com.commercetools.api.models.tax_category.TaxRate;
import connector.orderexport.Amounts.Part;
import connector.orderflow.Money;
import connector.orderflow.Price;
import connector.routing.ExportRules.CustomLineItemKind;
import connector.routing.ExportRules.CustomLineItems;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an order costs, by what it is for.
 *
 * @param goods lines and custom line items sent as lines, before the discount on the total
 * @param shipping null where the order has no shipping
 */
record Totals(Part goods, @Nullable Part shipping, Part fees, Part ignored, Part discount, Part total) {

    static Totals of(Order order, Amounts amounts, CustomLineItems kinds) {
        Part zero = new Part(amounts.zero(), Price.zeroLike(amounts.zero()));
        Part lines = Sdk.list(order.getLineItems()).stream()
                .map(line -> amounts.part(line.getTotalPrice(), line.getTaxedPrice(), line.getTaxRate()))
                .reduce(zero, Part::plus);
        return new Totals(
                lines.plus(custom(order, amounts, kinds, CustomLineItemKind.SKU)),
                shipping(order.getShippingInfo(), amounts),
                custom(order, amounts, kinds, CustomLineItemKind.FEE),
                custom(order, amounts, kinds, CustomLineItemKind.IGNORE),
                discount(order, amounts).orElse(zero),
                total(order, amounts));
    }

    /** Goods less the discount on the total, which commercetools does not spread over the lines. */
    Price goodsToPay() {
        return goods.price().minus(discount.price());
    }

    Part shippingOrNone() {
        Money none = total.amount().withUnits(0);
        return shipping == null ? new Part(none, Price.zeroLike(none)) : shipping;
    }

    private static Part custom(Order order, Amounts amounts, CustomLineItems kinds, CustomLineItemKind kind) {
        Part zero = new Part(amounts.zero(), Price.zeroLike(amounts.zero()));
        return Sdk.list(order.getCustomLineItems()).stream()
                .filter(item -> kinds.kindOf(item.getSlug()) == kind)
                .map(item -> amounts.part(item.getTotalPrice(), item.getTaxedPrice(), item.getTaxRate()))
                .reduce(zero, Part::plus);
    }

    private static @Nullable Part shipping(@Nullable ShippingInfo shipping, Amounts amounts) {
        return shipping == null
                ? null
                : amounts.part(shippingPrice(shipping), shipping.getTaxedPrice(), shipping.getTaxRate());
    }

    static TypedMoney shippingPrice(ShippingInfo shipping) {
        return shipping.getDiscountedPrice() == null
                ? shipping.getPrice()
                : shipping.getDiscountedPrice().getValue();
    }

    private static Optional<Part> discount(Order order, Amounts amounts) {
        DiscountOnTotalPrice discount = order.getDiscountOnTotalPrice();
        if (discount == null) {
            return Optional.empty();
        }
        Money amount = amounts.money(discount.getDiscountedAmount());
        TypedMoney net = discount.getDiscountedNetAmount();
        TypedMoney gross = discount.getDiscountedGrossAmount();
        if (amounts.taxDisabled()) {
            return Optional.of(new Part(amount, new Price(amount, amount)));
        }
        Price priced = Amounts.oneSided(amount, taxOnTop(order));
        return Optional.of(new Part(
                amount,
                new Price(
                        net == null ? priced.net() : amounts.money(net),
                        gross == null ? priced.gross() : amounts.money(gross))));
    }

    private static Part total(Order order, Amounts amounts) {
        Money amount = amounts.money(order.getTotalPrice());
        if (amounts.taxDisabled()) {
            return new Part(amount, new Price(amount, amount));
        }
        return new Part(
                amount,
                taxed(order)
                        .map(taxed ->
                                new Price(amounts.money(taxed.getTotalNet()), amounts.money(taxed.getTotalGross())))
                        .orElseGet(() -> Amounts.oneSided(amount, taxOnTop(order))));
    }

    /** The taxed total, if both its sides are there. */
    static Optional<TaxedPrice> taxed(Order order) {
        return Optional.ofNullable(order.getTaxedPrice())
                .filter(taxed -> taxed.getTotalNet() != null && taxed.getTotalGross() != null);
    }

    private static boolean taxOnTop(Order order) {
        return taxRates(order).anyMatch(Amounts::taxOnTop);
    }

    static Stream<TaxRate> taxRates(Order order) {
        Stream<TaxRate> shipping = order.getShippingInfo() == null
                ? Stream.empty()
                : Stream.ofNullable(order.getShippingInfo().getTaxRate());
        Stream<TaxRate> custom = Sdk.list(order.getCustomLineItems()).stream()
                .map(CustomLineItem::getTaxRate)
                .flatMap(Stream::ofNullable);
        Stream<TaxRate> lines =
                Sdk.list(order.getLineItems()).stream().flatMap(line -> Stream.ofNullable(line.getTaxRate()));
        return Stream.of(lines, custom, shipping).flatMap(rates -> rates);
    }
}
