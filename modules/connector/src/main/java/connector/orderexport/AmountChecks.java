package connector.orderexport;

import com.commercetools.api.models.cart.CustomLineItem;
import com.commercetools.api.models.cart.LineItem;
import com.commercetools.api.models.cart.TaxMode;
import com.commercetools.api.models.common.TypedMoney;
import com.commercetools.api.models.order.Order;
import connector.orderexport.Mapped.CannotMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether all amounts that are to be added up are there and of one kind. */
final class AmountChecks {

    private AmountChecks() {}

    static Optional<CannotMap> problem(Order order) {
        return amounts(order).or(() -> taxSide(order));
    }

    private static Optional<CannotMap> amounts(Order order) {
        TypedMoney total = order.getTotalPrice();
        if (total == null || total.getCurrencyCode() == null || total.getFractionDigits() == null) {
            return CannotMap.missing("a total with currency and fraction digits", "totalPrice");
        }
        for (Amount amount : allAmounts(order)) {
            if (amount.money == null || amount.money.getCentAmount() == null) {
                return CannotMap.missing("every price", amount.field);
            }
            if (!total.getCurrencyCode().equals(amount.money.getCurrencyCode())) {
                return CannotMap.cannot(
                        "The order has prices in two currencies.", amount.field, "Check the order in commercetools.");
            }
        }
        return Optional.empty();
    }

    private static List<Amount> allAmounts(Order order) {
        List<Amount> amounts = new ArrayList<>();
        amounts.add(new Amount("totalPrice", order.getTotalPrice()));
        for (LineItem line : Sdk.list(order.getLineItems())) {
            amounts.add(new Amount("lineItems[%s].totalPrice".formatted(line.getId()), line.getTotalPrice()));
        }
        for (CustomLineItem item : Sdk.list(order.getCustomLineItems())) {
            amounts.add(new Amount("customLineItems[%s].totalPrice".formatted(item.getId()), item.getTotalPrice()));
        }
        if (order.getShippingInfo() != null) {
            amounts.add(new Amount("shippingInfo.price", Totals.shippingPrice(order.getShippingInfo())));
        }
        if (order.getDiscountOnTotalPrice() != null) {
            amounts.add(new Amount(
                    "discountOnTotalPrice.discountedAmount",
                    order.getDiscountOnTotalPrice().getDiscountedAmount()));
        }
        return amounts;
    }

    /** Without taxedPrice the total is either net or gross; a mixture would be neither. */
    private static Optional<CannotMap> taxSide(Order order) {
        boolean untaxed = Totals.taxed(order).isEmpty() && order.getTaxMode() != TaxMode.DISABLED;
        long sides = Totals.taxRates(order).map(Amounts::taxOnTop).distinct().count();
        return untaxed && sides > 1
                ? CannotMap.cannot(
                        "Some prices include tax and some do not, and the taxes are not calculated.",
                        "taxedPrice",
                        "Have commercetools or the tax service calculate them." + CannotMap.RESEND)
                : Optional.empty();
    }

    private record Amount(String field, @Nullable TypedMoney money) {}
}
