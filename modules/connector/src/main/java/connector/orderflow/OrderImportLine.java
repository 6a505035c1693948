package connector.orderflow;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of an order import (reference §2.2, {@code orderLine.n.}).
 *
 * @param product SKU, sent as {@code product.externalReference}
 * @param unitPrice a side that is no whole number of minor units is null: the total is what counts
 * @param taxCode of the unit and of the total
 * @param thirdPartyReference the commercetools line item id; accepted by OrderFlow or not is open (reference §8 no. 16)
 * @param extras keys without {@code orderLine.n.}
 */
public record OrderImportLine(
        String product,
        long quantity,
        @Nullable String description,
        Price unitPrice,
        Price totalPrice,
        @Nullable String taxCode,
        @Nullable String promotionCode,
        @Nullable String promotionPriceDescription,
        @Nullable String thirdPartyReference,
        List<ExtraField> extras) {

    void putInto(FieldList fields, int index) {
        String line = "orderLine." + index + ".";
        fields.put(line + "product.externalReference", product)
                .put(line + "quantity", Long.toString(quantity))
                .put(line + "description", description)
                .price(line + "unit", unitPrice)
                .put(line + "unitTaxCode", taxCode)
                .price(line + "total", totalPrice)
                .put(line + "totalTaxCode", taxCode)
                .put(line + "promotionCode", promotionCode)
                .put(line + "promotionPriceDescription", promotionPriceDescription)
                .put(line + "thirdPartyReference", thirdPartyReference)
                .replace(extras.stream().map(extra -> new ExtraField(line + extra.key(), extra.value())))
                .put(line + "shipment", "entity:shipment");
    }
}
