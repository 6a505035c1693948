package connector.orderflow;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One despatched shipment (reference §2.12): a fact, applied once, corrected or taken back only by OrderFlow itself.
 *
 * @param reference the shipment's reference, unique per channel
 * @param carrier the actual carrier, {@code courier} OrderFlow's integration of it
 * @param completed when it left; null when not said, or when it was only seen in order detail
 * @param packages tracking references in OrderFlow's order; empty: use {@code despatchReference}
 * @param packageUrls where a package can be followed, by its reference, where OrderFlow says so of the package itself (ASSUMED:
 *     {@code package/@trackingUrl}, docs/wire-assumptions.md)
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
        List<Line> lines,
        Map<String, String> packageUrls) {

    public Despatch {
        packageUrls = packageUrls == null ? Map.of() : Map.copyOf(packageUrls);
    }

    /** Of a shipment whose packages have no tracking URL of their own. */
    public Despatch(
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
        this(
                reference,
                orderReference,
                state,
                courier,
                carrier,
                service,
                despatchReference,
                trackingUrl,
                completed,
                packages,
                lines,
                Map.of());
    }

    /** Kind of the work items made from despatches and shipment pushes. */
    public static final String SHIPMENT_NEWS = "orderflow.shipment";

    /** Facts of this kind have the shipment's reference behind it. */
    public static final String FACTS = "despatch/";

    /** The one word for what left in what is kept, whatever the tenant calls it. */
    public static final String DESPATCHED = "despatched";

    /** False where OrderFlow has taken it back. What was kept before states were put in one word may say none at all. */
    public boolean isDespatched() {
        return state.equals(DESPATCHED) || state.isEmpty();
    }

    /** The same shipment with another state, as order detail tells it. */
    public Despatch in(String otherState) {
        return with(otherState, lines);
    }

    /** The same shipment with other pieces in it. */
    public Despatch of(List<Line> otherLines) {
        return with(state, otherLines);
    }

    private Despatch with(String otherState, List<Line> otherLines) {
        return new Despatch(
                reference,
                orderReference,
                otherState,
                courier,
                carrier,
                service,
                despatchReference,
                trackingUrl,
                completed,
                packages,
                otherLines,
                packageUrls);
    }

    /** @param thirdPartyReference the commercetools line item id, where OrderFlow returns it */
    public record Line(String sku, long quantity, @Nullable String thirdPartyReference) {}
}
