package connector.orderflow;

import org.jspecify.annotations.Nullable;

/**
 * The one shipment an order import carries (reference §2.2; several are OrderFlow's own doing, by splitting).
 *
 * @param earliestShipDate {@code yyyy-MM-dd HH:mm:ss} in the destination's zone
 * @param deliverySuggestionCode the customer's choice of delivery; courier selection may fail without it
 * @param courier fixed courier, null: OrderFlow selects one
 * @param courierService its service; the field is assumed from order detail's (reference §2.3), null: OrderFlow selects one
 * @param site warehouse, null: OrderFlow decides
 */
public record OrderImportShipment(
        String externalReference,
        @Nullable String earliestShipDate,
        @Nullable String priority,
        @Nullable String priorityName,
        @Nullable String deliverySuggestionCode,
        @Nullable String deliverySuggestionName,
        @Nullable String courier,
        @Nullable String courierService,
        @Nullable String deliveryInstruction,
        @Nullable String site) {

    void putInto(FieldList fields) {
        fields.put("shipment.externalReference", externalReference)
                .put("shipment.state", "ready")
                .put("shipment.earliestShipDate", earliestShipDate)
                .put("shipment.priority", priority)
                .put("shipment.priorityName", priorityName)
                .put("shipment.deliverySuggestionCode", deliverySuggestionCode)
                .put("shipment.deliverySuggestionName", deliverySuggestionName)
                .put("shipment.courier", courier)
                .put("shipment.courierService", courierService)
                .put("shipment.deliveryInstruction", deliveryInstruction)
                .put("shipment.site", site)
                .put("shipment.orderItem", "entity:order");
    }
}
