package connector.cancellation;

import com.commercetools.api.models.common.CentPrecisionMoney;
import com.commercetools.api.models.common.CentPrecisionMoneyBuilder;
import com.commercetools.api.models.common.Money;
import com.commercetools.api.models.common.TypedMoney;
import com.commercetools.api.models.order.Order;
import connector.ledger.Apportionment;
import java.math.BigInteger;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * What the shopper has paid for units that will not come. Pure.
 *
 * <p>What the order costs less than its parts (a discount on its total price, custom line items below zero, rounding) is apportioned over the
 * lines and custom line items by what they cost; only what is more than all of them together lessens the shipping. So all items and the
 * shipping together are what the order costs, and no set of units is more than that.
 */
final class Refund {

    private final Paid paid;
    private final Map<String, Long> quantities;
    private final SequencedMap<String, Long> items = new LinkedHashMap<>();
    private final long shipping;

    private Refund(Paid paid) {
        this.paid = paid;
        quantities = paid.quantities();
        List<Map.Entry<String, Long>> costs = List.copyOf(paid.items().entrySet());
        long goods = costs.stream().mapToLong(Map.Entry::getValue).reduce(0, Math::addExact);
        long less = Math.max(0, Math.addExact(goods, paid.shipping()) - paid.order());
        long ofGoods = Math.min(less, goods);
        if (!costs.isEmpty()) {
            Apportionment byCost =
                    new Apportionment(costs.stream().map(Map.Entry::getValue).toList());
            for (int n = 0; n < costs.size(); n++) {
                items.put(costs.get(n).getKey(), costs.get(n).getValue() - byCost.of(ofGoods, n));
            }
        }
        shipping = Math.max(0, paid.shipping() - (less - ofGoods));
    }

    static Refund in(Order order) {
        return new Refund(Paid.of(order));
    }

    /**
     * The units' part of what was paid for the line or custom line item, with tax, rounded down to the minor unit; of all units it is the
     * whole amount, and so are the differences between one amount and the next. Null where it has no price.
     */
    @Nullable
    CentPrecisionMoney of(String itemId, long units) {
        Long amount = items.get(itemId);
        long all = quantities.getOrDefault(itemId, 0L);
        return amount == null || all <= 0
                ? null
                : money(BigInteger.valueOf(amount)
                        .multiply(BigInteger.valueOf(Math.min(units, all)))
                        .divide(BigInteger.valueOf(all))
                        .longValueExact());
    }

    /** What was paid for shipping. */
    CentPrecisionMoney shipping() {
        return money(shipping);
    }

    /** What was paid for these custom line items as a whole. */
    CentPrecisionMoney fees(Collection<String> itemIds) {
        return money(
                itemIds.stream().mapToLong(id -> items.getOrDefault(id, 0L)).reduce(0, Math::addExact));
    }

    private CentPrecisionMoney money(long cents) {
        return CentPrecisionMoneyBuilder.of()
                .centAmount(cents)
                .currencyCode(paid.like().getCurrencyCode())
                .fractionDigits(paid.like().getFractionDigits())
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
