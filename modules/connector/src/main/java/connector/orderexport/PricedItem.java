package connector.orderexport;

import com.commercetools.api.models.cart.CustomLineItem;
import com.commercetools.api.models.cart.ItemShippingDetails;
import com.commercetools.api.models.cart.LineItem;
import com.commercetools.api.models.cart.MethodTaxRate;
import com.commercetools.api.models.cart.MethodTaxedPrice;
import com.commercetools.api.models.cart.TaxedItemPrice;
import com.commercetools.api.models.common.TypedMoney;
import com.commercetools.api.models.order.Order;
import com.commercetools.api.models.tax_category.TaxRate;
import connector.commercetools.OrderParts;
import connector.orderexport.Amounts.Part;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a line and a custom line item have in common.
 *
 * @param field where it stands in the order, with a dot behind
 * @param rates its tax rates: one, or under shipping mode Multiple one per shipping
 * @param portions its taxed price by shipping, under shipping mode Multiple
 */
record PricedItem(
        @Nullable String id,
        String field,
        @Nullable Long quantity,
        @Nullable TypedMoney total,
        @Nullable TaxedItemPrice taxed,
        List<TaxRate> rates,
        List<MethodTaxedPrice> portions,
        @Nullable ItemShippingDetails shippingDetails) {

    static PricedItem of(LineItem line) {
        return new PricedItem(
                line.getId(),
                "lineItems[%s].".formatted(line.getId()),
                line.getQuantity(),
                line.getTotalPrice(),
                line.getTaxedPrice(),
                rates(line.getTaxRate(), line.getPerMethodTaxRate()),
                OrderParts.list(line.getTaxedPricePortions()),
                line.getShippingDetails());
    }

    static PricedItem of(CustomLineItem item) {
        return new PricedItem(
                item.getId(),
                "customLineItems[%s].".formatted(item.getId()),
                item.getQuantity(),
                item.getTotalPrice(),
                item.getTaxedPrice(),
                rates(item.getTaxRate(), item.getPerMethodTaxRate()),
                OrderParts.list(item.getTaxedPricePortions()),
                item.getShippingDetails());
    }

    static Stream<PricedItem> lines(Order order) {
        return OrderParts.list(order.getLineItems()).stream().map(PricedItem::of);
    }

    /** Lines first. */
    static Stream<PricedItem> all(Order order) {
        return Stream.concat(
                lines(order),
                OrderParts.list(order.getCustomLineItems()).stream().map(PricedItem::of));
    }

    /** Its whole price; only of an item whose amounts were checked. */
    Part price(Amounts amounts) {
        return amounts.part(Objects.requireNonNull(total), taxed, taxOnTop());
    }

    boolean taxOnTop() {
        return rates.stream().anyMatch(Amounts::taxOnTop);
    }

    private static List<TaxRate> rates(@Nullable TaxRate one, @Nullable List<MethodTaxRate> perMethod) {
        return Stream.concat(
                        Stream.ofNullable(one),
                        OrderParts.list(perMethod).stream().flatMap(each -> Stream.ofNullable(each.getTaxRate())))
                .toList();
    }
}
