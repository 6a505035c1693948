package connector.orderexport;

import com.commercetools.api.models.cart.DiscountOnTotalPrice;
import com.commercetools.api.models.cart.MethodTaxedPrice;
import com.commercetools.api.models.cart.TaxedItemPrice;
import com.commercetools.api.models.common.HighPrecisionMoney;
import com.commercetools.api.models.common.TypedMoney;
import com.commercetools.api.models.order.Order;
import connector.orderexport.Mapped.CannotMap;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether all amounts that are to be added up are there, of one kind, and small enough to be added up. */
final class AmountChecks {

    /** ISO 4217 knows currencies of up to four digits. */
    private static final int MOST_FRACTION_DIGITS = 4;

    /** Of all amounts together, in minor units: beyond that something is wrong, and a long runs over. */
    private static final BigInteger TOO_MUCH = BigInteger.TEN.pow(15);

    private final TypedMoney total;
    private final List<Amount> amounts = new ArrayList<>();

    private AmountChecks(TypedMoney total) {
        this.total = total;
    }

    static Optional<CannotMap> problem(Order order) {
        TypedMoney total = order.getTotalPrice();
        if (total == null || total.getCurrencyCode() == null || total.getFractionDigits() == null) {
            return CannotMap.missing("a total with currency and fraction digits", "totalPrice");
        }
        AmountChecks checks = new AmountChecks(total);
        checks.collect(order);
        return currency(total).or(checks::each).or(checks::altogether).or(() -> taxSides(order));
    }

    private static Optional<CannotMap> currency(TypedMoney total) {
        boolean usual = total.getCurrencyCode().matches("[A-Z]{3}")
                && total.getFractionDigits() >= 0
                && total.getFractionDigits() <= MOST_FRACTION_DIGITS;
        return usual
                ? Optional.empty()
                : CannotMap.cannot(
                        "The total is in no currency of ISO 4217.", "totalPrice", "Check the order in commercetools.");
    }

    private Optional<CannotMap> each() {
        return amounts.stream().flatMap(amount -> problem(amount).stream()).findFirst();
    }

    private Optional<CannotMap> problem(Amount amount) {
        TypedMoney money = amount.money;
        if (money == null || money.getCentAmount() == null) {
            return CannotMap.missing("every price", amount.field);
        }
        if (!total.getCurrencyCode().equals(money.getCurrencyCode())) {
            return CannotMap.cannot(
                    "The order has prices in two currencies.", amount.field, "Check the order in commercetools.");
        }
        boolean sameUnit =
                money instanceof HighPrecisionMoney || total.getFractionDigits().equals(money.getFractionDigits());
        return sameUnit
                ? Optional.empty()
                : CannotMap.cannot(
                        "The order has prices with different fraction digits.",
                        amount.field,
                        "Check the order in commercetools.");
    }

    private Optional<CannotMap> altogether() {
        BigInteger sum = amounts.stream()
                .map(amount -> BigInteger.valueOf(
                                Objects.requireNonNull(amount.money).getCentAmount())
                        .abs())
                .reduce(BigInteger.ZERO, BigInteger::add);
        return sum.compareTo(TOO_MUCH) > 0
                ? CannotMap.cannot(
                        "The order's amounts are too large to be true.",
                        "totalPrice",
                        "Check the order in commercetools.")
                : Optional.empty();
    }

    private static Optional<CannotMap> taxSides(Order order) {
        return TaxSides.mixed(order)
                ? CannotMap.cannot(
                        "Some prices include tax and some do not, and the taxes are not calculated.",
                        "taxedPrice",
                        "Have commercetools or the tax service calculate them." + CannotMap.RESEND)
                : Optional.empty();
    }

    private void collect(Order order) {
        add("totalPrice", total);
        PricedItem.all(order).forEach(this::add);
        OneShipping.of(order).forEach(shipping -> {
            add(shipping.field() + "price", shipping.toPay());
            taxed(shipping.field(), shipping.info().getTaxedPrice());
        });
        DiscountOnTotalPrice discount = order.getDiscountOnTotalPrice();
        if (discount != null) {
            add("discountOnTotalPrice.discountedAmount", discount.getDiscountedAmount());
            ifThere("discountOnTotalPrice.discountedNetAmount", discount.getDiscountedNetAmount());
            ifThere("discountOnTotalPrice.discountedGrossAmount", discount.getDiscountedGrossAmount());
        }
        TaxSides.taxed(order).ifPresent(taxed -> {
            add("taxedPrice.totalNet", taxed.getTotalNet());
            add("taxedPrice.totalGross", taxed.getTotalGross());
        });
    }

    private void add(PricedItem item) {
        add(item.field() + "totalPrice", item.total());
        taxed(item.field(), item.taxed());
        for (MethodTaxedPrice portion : item.portions()) {
            taxed(item.field() + "taxedPricePortions.", portion.getTaxedPrice());
        }
    }

    private void taxed(String field, @Nullable TaxedItemPrice taxed) {
        if (taxed != null) {
            ifThere(field + "taxedPrice.totalNet", taxed.getTotalNet());
            ifThere(field + "taxedPrice.totalGross", taxed.getTotalGross());
        }
    }

    private void ifThere(String field, @Nullable TypedMoney money) {
        if (money != null) {
            add(field, money);
        }
    }

    private void add(String field, @Nullable TypedMoney money) {
        amounts.add(new Amount(field, money));
    }

    private record Amount(String field, @Nullable TypedMoney money) {}
}
