package connector.orderexport;

import com.commercetools.api.models.cart.ShippingInfo;
import com.commercetools.api.models.cart.TaxMode;
import com.commercetools.api.models.cart.TaxedPrice;
import com.commercetools.api.models.order.Order;
import com.commercetools.api.models.tax_category.TaxRate;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether an order's prices are net or gross, where nobody has calculated its taxes. */
final class TaxSides {

    private TaxSides() {}

    /** The taxed total, if both its sides are there. */
    static Optional<TaxedPrice> taxed(Order order) {
        return Optional.ofNullable(order.getTaxedPrice())
                .filter(taxed -> taxed.getTotalNet() != null && taxed.getTotalGross() != null);
    }

    static boolean onTop(Order order) {
        return rates(order).anyMatch(Amounts::taxOnTop);
    }

    /** Without taxedPrice the total is either net or gross; a mixture would be neither. */
    static boolean mixed(Order order) {
        boolean untaxed = taxed(order).isEmpty() && order.getTaxMode() != TaxMode.DISABLED;
        return untaxed && rates(order).map(Amounts::taxOnTop).distinct().count() > 1;
    }

    private static Stream<TaxRate> rates(Order order) {
        return Stream.concat(
                PricedItem.all(order).flatMap(item -> item.rates().stream()),
                OneShipping.of(order)
                        .map(OneShipping::info)
                        .map(ShippingInfo::getTaxRate)
                        .flatMap(Stream::ofNullable));
    }
}
