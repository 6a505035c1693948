package connector.orderflow;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order as OrderFlow sees it (reference §2.3). States are open text, normalised: lower case, blanks and hyphens as
 * underscores, {@code dispatched} as {@code despatched}, {@code canceled} as {@code cancelled}.
 */
public record OrderDetail(String externalReference, String state, List<Shipment> shipments) {

    /** Facts of this kind have the order reference behind it. */
    public static final String FACTS = "detail/";

    /**
     * A shipment of the order.
     *
     * @param earliestShipDate as OrderFlow writes it; null when not said
     * @param site of the warehouse; no source shows one, so expect null (docs/wire-assumptions.md)
     */
    public record Shipment(
            String externalReference,
            String state,
            @Nullable String courier,
            @Nullable String courierService,
            @Nullable String despatchReference,
            List<Line> lines,
            @Nullable String earliestShipDate,
            @Nullable String site) {

        public Shipment(
                String externalReference,
                String state,
                @Nullable String courier,
                @Nullable String courierService,
                @Nullable String despatchReference,
                List<Line> lines,
                @Nullable String earliestShipDate) {
            this(externalReference, state, courier, courierService, despatchReference, lines, earliestShipDate, null);
        }

        public Shipment(
                String externalReference,
                String state,
                @Nullable String courier,
                @Nullable String courierService,
                @Nullable String despatchReference,
                List<Line> lines) {
            this(externalReference, state, courier, courierService, despatchReference, lines, null);
        }
    }

    /** A line of a shipment. */
    public record Line(String sku, long quantity, String state) {}
}
