package connector.orderflow;

import org.jspecify.annotations.Nullable;

/**
 * The one shipment an order import carries (reference §2.2; several are OrderFlow's own doing, by splitting).
 *
 * @param deliverySuggestionCode the customer's choice of delivery; courier selection may fail without it
 * @param site warehouse, null: OrderFlow decides
 */
public record OrderImportShipment(
        String externalReference,
        @Nullable String deliverySuggestionCode,
        @Nullable String deliverySuggestionName,
        @Nullable String site) {

    void putInto(FieldList fields) {
        fields.put("shipment.externalReference", externalReference)
                .put("shipment.state", "ready")
                .put("shipment.deliverySuggestionCode", deliverySuggestionCode)
                .put("shipment.deliverySuggestionName", deliverySuggestionName)
                .put("shipment.site", site)
                .put("shipment.orderItem", "entity:order");
    }
}
