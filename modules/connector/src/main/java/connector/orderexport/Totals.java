package connector.orderexport;

import com.commercetools.api.models.cart.DiscountOnTotalPrice;
import com.commercetools.api.models.common.TypedMoney;
import com.commercetools.api.models.order.Order;
import connector.commercetools.OrderParts;
import connector.orderexport.Amounts.Part;
import connector.orderflow.Money;
import connector.orderflow.Price;
import connector.routing.ExportRules.CustomLineItemKind;
import connector.routing.ExportRules.CustomLineItems;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an order, or one consignment of it, costs, by what it is for.
 *
 * @param goods lines and custom line items sent as lines, before the discount on the total
 * @param shipping null where the order has no shipping
 */
record Totals(Part goods, @Nullable Part shipping, Part fees, Part ignored, Part discount, Part total) {

    /** Of the whole order. */
    static Totals of(Order order, Amounts amounts, CustomLineItems kinds) {
        return new Totals(
                sum(amounts, PricedItem.lines(order).map(line -> line.price(amounts)))
                        .plus(custom(order, amounts, kinds, CustomLineItemKind.SKU)),
                OneShipping.of(order)
                        .map(each -> each.price(amounts))
                        .reduce(Part::plus)
                        .orElse(null),
                custom(order, amounts, kinds, CustomLineItemKind.FEE),
                custom(order, amounts, kinds, CustomLineItemKind.IGNORE),
                discount(order, amounts),
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

    /** All parts together; a side is known only if all parts know it. */
    Part sum() {
        return goods.plus(shippingOrNone()).plus(fees).plus(ignored).minus(discount);
    }

    static Part sum(Amounts amounts, Stream<Part> parts) {
        return parts.reduce(new Part(amounts.zero(), Price.zeroLike(amounts.zero())), Part::plus);
    }

    private static Part custom(Order order, Amounts amounts, CustomLineItems kinds, CustomLineItemKind kind) {
        return sum(
                amounts,
                OrderParts.list(order.getCustomLineItems()).stream()
                        .filter(item -> kinds.kindOf(item.getSlug()) == kind)
                        .map(item -> PricedItem.of(item).price(amounts)));
    }

    private static Part discount(Order order, Amounts amounts) {
        DiscountOnTotalPrice discount = order.getDiscountOnTotalPrice();
        if (discount == null) {
            return sum(amounts, Stream.empty());
        }
        Money amount = amounts.money(discount.getDiscountedAmount());
        TypedMoney net = discount.getDiscountedNetAmount();
        TypedMoney gross = discount.getDiscountedGrossAmount();
        if (amounts.taxDisabled()) {
            return new Part(amount, new Price(amount, amount));
        }
        Price priced = Amounts.oneSided(amount, TaxSides.onTop(order));
        return new Part(
                amount,
                new Price(
                        net == null ? priced.net() : amounts.money(net),
                        gross == null ? priced.gross() : amounts.money(gross)));
    }

    private static Part total(Order order, Amounts amounts) {
        Money amount = amounts.money(order.getTotalPrice());
        if (amounts.taxDisabled()) {
            return new Part(amount, new Price(amount, amount));
        }
        Optional<Price> taxed = TaxSides.taxed(order)
                .map(price -> new Price(amounts.money(price.getTotalNet()), amounts.money(price.getTotalGross())));
        return new Part(amount, taxed.orElseGet(() -> Amounts.oneSided(amount, TaxSides.onTop(order))));
    }
}
