package connector.orderflow;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One despatched shipment (reference §2.12): a fact, applied once, never superseded.
 *
 * @param reference the shipment's reference, unique per channel
 * @param carrier the actual carrier, {@code courier} OrderFlow's integration of it
 * @param completed when it left, null when not said
 * @param packages tracking references in OrderFlow's order; empty: use {@code despatchReference}
 */
public record Despatch(
        String reference,
        String orderReference,
        String state,
        @Nullable String courier,
        @Nullable String carrier,
        @Nullable String service,
        @Nullable String despatchReference,
        @Nullable String trackingUrl,
        @Nullable Instant completed,
        List<String> packages,
        List<Line> lines) {

    /** Kind of the work items made from despatches and shipment pushes. */
    public static final String SHIPMENT_NEWS = "orderflow.shipment";

    /** @param thirdPartyReference the commercetools line item id, where OrderFlow returns it */
    public record Line(String sku, long quantity, @Nullable String thirdPartyReference) {}
}
