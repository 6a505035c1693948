package connector.orderexport;

import com.commercetools.api.models.cart.ShippingInfo;
import com.commercetools.api.models.common.TypedMoney;
import com.commercetools.api.models.order.Order;
import connector.commercetools.OrderParts;
import connector.orderexport.Amounts.Part;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One way an order is shipped: its only one, or under shipping mode Multiple one of several.
 *
 * @param key null for the only one
 */
record OneShipping(@Nullable String key, ShippingInfo info) {

    static Stream<OneShipping> of(Order order) {
        return Stream.concat(
                Stream.ofNullable(order.getShippingInfo()).map(info -> new OneShipping(null, info)),
                OrderParts.list(order.getShipping()).stream()
                        .filter(each -> each.getShippingInfo() != null)
                        .map(each -> new OneShipping(each.getShippingKey(), each.getShippingInfo())));
    }

    /** Only of one whose amounts were checked. */
    Part price(Amounts amounts) {
        return amounts.part(toPay(), info.getTaxedPrice(), Amounts.taxOnTop(info.getTaxRate()));
    }

    TypedMoney toPay() {
        return info.getDiscountedPrice() == null
                ? info.getPrice()
                : info.getDiscountedPrice().getValue();
    }

    /** Where it stands in the order, with a dot behind. */
    String field() {
        return key == null ? "shippingInfo." : "shipping[%s].shippingInfo.".formatted(key);
    }
}
