package connector.orderflow;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A shipment on its way through the warehouse (reference §2.12). */
public record PendingShipment(
        String reference,
        String orderReference,
        String state,
        @Nullable Instant created,
        @Nullable String earliestShipDate) {}
