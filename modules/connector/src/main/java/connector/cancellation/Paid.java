package connector.cancellation;

import com.commercetools.api.models.cart.CustomLineItem;
import com.commercetools.api.models.cart.LineItem;
import com.commercetools.api.models.cart.ShippingInfo;
import com.commercetools.api.models.cart.TaxedItemPrice;
import com.commercetools.api.models.common.TypedMoney;
import com.commercetools.api.models.order.Order;
import connector.commercetools.OrderParts;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an order and its parts cost, in minor units: with tax where the order as a whole is taxed, else as commercetools adds it up.
 *
 * @param order what the shopper pays in all, never below zero
 * @param items lines and custom line items by id, in the order's sequence; those below zero are discounts and count as nothing
 * @param like its currency and fraction digits are those of all amounts
 */
record Paid(
        long order, SequencedMap<String, Long> items, Map<String, Long> quantities, long shipping, TypedMoney like) {

    static Paid of(Order order) {
        boolean taxed = order.getTaxedPrice() != null && order.getTaxedPrice().getTotalGross() != null;
        SequencedMap<String, Long> items = new LinkedHashMap<>();
        Map<String, Long> quantities = new HashMap<>();
        for (LineItem line : OrderParts.lines(order)) {
            put(line.getId(), cost(taxed, line.getTaxedPrice(), line.getTotalPrice()), items);
            quantities.put(line.getId(), quantity(line.getQuantity()));
        }
        for (CustomLineItem item : OrderParts.customLines(order)) {
            put(item.getId(), cost(taxed, item.getTaxedPrice(), item.getTotalPrice()), items);
            quantities.put(item.getId(), quantity(item.getQuantity()));
        }
        TypedMoney total = order.getTotalPrice();
        long all = taxed ? order.getTaxedPrice().getTotalGross().getCentAmount() : total.getCentAmount();
        return new Paid(Math.max(0, all), items, quantities, shipping(order, taxed), total);
    }

    private static void put(String id, @Nullable Long cost, Map<String, Long> items) {
        if (cost != null) {
            items.put(id, Math.max(0, cost));
        }
    }

    private static @Nullable Long cost(boolean taxed, @Nullable TaxedItemPrice price, @Nullable TypedMoney total) {
        if (taxed && price != null && price.getTotalGross() != null) {
            return price.getTotalGross().getCentAmount();
        }
        return total == null ? null : total.getCentAmount();
    }

    private static long quantity(@Nullable Long quantity) {
        return quantity == null ? 0 : quantity;
    }

    private static long shipping(Order order, boolean taxed) {
        return Stream.concat(
                        Stream.ofNullable(order.getShippingInfo()),
                        OrderParts.list(order.getShipping()).stream()
                                .flatMap(each -> Stream.ofNullable(each.getShippingInfo())))
                .map(info -> cost(taxed, info.getTaxedPrice(), price(info)))
                .mapToLong(cost -> cost == null ? 0 : Math.max(0, cost))
                .reduce(0, Math::addExact);
    }

    private static @Nullable TypedMoney price(ShippingInfo info) {
        return info.getDiscountedPrice() == null
                ? info.getPrice()
                : info.getDiscountedPrice().getValue();
    }
}
