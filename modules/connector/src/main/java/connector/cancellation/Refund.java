package connector.cancellation;

import com.commercetools.api.models.cart.CustomLineItem;
import com.commercetools.api.models.cart.LineItem;
import com.commercetools.api.models.cart.TaxedItemPrice;
import com.commercetools.api.models.common.CentPrecisionMoney;
import com.commercetools.api.models.common.CentPrecisionMoneyBuilder;
import com.commercetools.api.models.common.Money;
import com.commercetools.api.models.common.TypedMoney;
import java.math.BigInteger;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the shopper has paid for pieces that will not come. Pure. */
final class Refund {

    private Refund() {}

    /**
     * The pieces' part of the line's price with tax, rounded down to the minor unit; of all pieces it is the whole price, and so
     * are the differences between one amount and the next. Null where the line has no price.
     */
    static @Nullable CentPrecisionMoney of(LineItem line, long pieces) {
        return of(paid(line.getTaxedPrice(), line.getTotalPrice()), line.getQuantity(), pieces);
    }

    /** The same. */
    static @Nullable CentPrecisionMoney of(CustomLineItem item, long pieces) {
        return of(paid(item.getTaxedPrice(), item.getTotalPrice()), item.getQuantity(), pieces);
    }

    private static @Nullable TypedMoney paid(@Nullable TaxedItemPrice taxed, @Nullable TypedMoney total) {
        return taxed != null && taxed.getTotalGross() != null ? taxed.getTotalGross() : total;
    }

    private static @Nullable CentPrecisionMoney of(@Nullable TypedMoney paid, @Nullable Long all, long pieces) {
        if (paid == null || all == null || all <= 0) {
            return null;
        }
        long amount = BigInteger.valueOf(paid.getCentAmount())
                .multiply(BigInteger.valueOf(Math.min(pieces, all)))
                .divide(BigInteger.valueOf(all))
                .longValueExact();
        return CentPrecisionMoneyBuilder.of()
                .centAmount(amount)
                .currencyCode(paid.getCurrencyCode())
                .fractionDigits(paid.getFractionDigits())
                .build();
    }

    /** Whether a field's value, however the SDK reads it, is this amount. */
    static boolean says(@Nullable Object value, CentPrecisionMoney amount) {
        return switch (value) {
            case null -> false;
            case TypedMoney money -> same(money.getCentAmount(), money.getCurrencyCode(), amount);
            case Money money -> same(money.getCentAmount(), money.getCurrencyCode(), amount);
            case Map<?, ?> map ->
                map.get("centAmount") instanceof Number cents
                        && same(cents.longValue(), String.valueOf(map.get("currencyCode")), amount);
            default -> false;
        };
    }

    private static boolean same(@Nullable Long cents, @Nullable String currency, CentPrecisionMoney amount) {
        return amount.getCentAmount().equals(cents) && amount.getCurrencyCode().equals(currency);
    }
}
