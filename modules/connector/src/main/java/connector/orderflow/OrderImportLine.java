package connector.orderflow;

import org.jspecify.annotations.Nullable;

/**
 * A line of an order import (reference §2.2, {@code orderLine.n.}).
 *
 * @param product SKU, sent as {@code product.externalReference}
 * @param unitPrice a side that is no whole number of minor units is null: the total is what counts
 * @param thirdPartyReference the commercetools line item id; accepted by OrderFlow or not is open (reference §8 no. 16)
 */
public record OrderImportLine(
        String product,
        long quantity,
        @Nullable String description,
        Price unitPrice,
        Price totalPrice,
        @Nullable String promotionPriceDescription,
        @Nullable String thirdPartyReference) {

    void putInto(FieldList fields, int index) {
        String line = "orderLine." + index + ".";
        fields.put(line + "product.externalReference", product)
                .put(line + "quantity", Long.toString(quantity))
                .put(line + "description", description)
                .price(line + "unit", unitPrice)
                .price(line + "total", totalPrice)
                .put(line + "promotionPriceDescription", promotionPriceDescription)
                .put(line + "thirdPartyReference", thirdPartyReference)
                .put(line + "shipment", "entity:shipment");
    }
}
