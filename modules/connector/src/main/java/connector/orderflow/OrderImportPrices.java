package connector.orderflow;

import org.jspecify.annotations.Nullable;

/**
 * What an order costs (reference §2.2).
 *
 * @param currencyUnits what the tenant calls the currency, e.g. {@code pounds}
 * @param shipping null where the order has no shipping
 * @param goodsTaxCode null where goods have several
 */
public record OrderImportPrices(
        String currency,
        @Nullable String currencyUnits,
        Price goods,
        @Nullable String goodsTaxCode,
        @Nullable Price shipping,
        @Nullable String shippingTaxCode,
        Price total,
        @Nullable String totalTaxCode) {

    void putInto(FieldList fields) {
        fields.put("currency", currency)
                .put("currencyUnits", currencyUnits)
                .price("goods", goods)
                .put("goodsTaxCode", goodsTaxCode)
                .price("shipping", shipping)
                .put("shippingTaxCode", shippingTaxCode)
                .price("total", total)
                .put("taxCode", totalTaxCode);
    }
}
