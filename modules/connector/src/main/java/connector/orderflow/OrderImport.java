package connector.orderflow;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order for the warehouse (reference §2.2). {@code state} and {@code validated} are left to the tenant's import mapping.
 *
 * @param externalReference unique per channel: the idempotency key
 * @param originatingExternalReference the shop's own number where it differs
 * @param partialOrder the order was split upstream: there are other imports of the same order
 * @param placed {@code yyyy-MM-dd HH:mm:ss} in the destination's zone
 * @param currencyUnits what the tenant calls the currency, e.g. {@code pounds}
 * @param shippingPrice null where the order has no shipping
 */
public record OrderImport(
        String externalReference,
        @Nullable String originatingExternalReference,
        boolean partialOrder,
        @Nullable String placed,
        String source,
        String currency,
        @Nullable String currencyUnits,
        Price goodsPrice,
        @Nullable Price shippingPrice,
        Price totalPrice,
        @Nullable String promotionCode,
        @Nullable String customerComment,
        ImportAddress delivery,
        ImportAddress invoice,
        List<OrderImportLine> lines,
        OrderImportShipment shipment,
        List<OrderImportAttribute> attributes)
        implements ImportDocument {

    @Override
    public String type() {
        return "order";
    }

    @Override
    public String operation() {
        return "insert";
    }

    @Override
    public List<Field> fields() {
        FieldList fields = new FieldList();
        putOrder(fields);
        delivery.putInto(fields, "delivery");
        invoice.putInto(fields, "invoice");
        for (int i = 0; i < lines.size(); i++) {
            lines.get(i).putInto(fields, i + 1);
        }
        shipment.putInto(fields);
        for (int i = 0; i < attributes.size(); i++) {
            attributes.get(i).putInto(fields, i + 1);
        }
        return fields.fields();
    }

    private void putOrder(FieldList fields) {
        fields.put("externalReference", externalReference)
                .put("originatingExternalReference", originatingExternalReference)
                .put("partialOrder", partialOrder ? "true" : null)
                .put("placed", placed)
                .put("source", source)
                .put("currency", currency)
                .put("currencyUnits", currencyUnits)
                .price("goods", goodsPrice)
                .price("shipping", shippingPrice)
                .price("total", totalPrice)
                .put("promotionCode", promotionCode)
                .put("customerComment", customerComment);
    }
}
