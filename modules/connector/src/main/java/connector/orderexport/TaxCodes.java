package connector.orderexport;

import com.commercetools.api.models.cart.MethodTaxRate;
import com.commercetools.api.models.tax_category.TaxRate;
import connector.commercetools.OrderParts;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** OrderFlow's tax codes for tax rates, by the table of the destination. What has two codes has none. */
record TaxCodes(Map<String, String> table) {

    @Nullable
    String of(@Nullable TaxRate rate) {
        if (rate == null || table.isEmpty()) {
            return null;
        }
        String byKey = rate.getKey() == null ? null : table.get(rate.getKey());
        return byKey != null || rate.getName() == null ? byKey : table.get(rate.getName());
    }

    /** @param shippingKey by which of the order's shippings the line comes */
    @Nullable
    String ofLine(@Nullable TaxRate rate, @Nullable List<MethodTaxRate> perMethod, @Nullable String shippingKey) {
        TaxRate ofShipping = OrderParts.list(perMethod).stream()
                .filter(each -> shippingKey != null && shippingKey.equals(each.getShippingMethodKey()))
                .map(MethodTaxRate::getTaxRate)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return of(ofShipping == null ? rate : ofShipping);
    }

    static @Nullable String common(List<@Nullable String> codes) {
        String first = codes.isEmpty() ? null : codes.getFirst();
        return codes.stream().allMatch(code -> Objects.equals(code, first)) ? first : null;
    }
}
