package sandbox.orderflow;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the courier gave for a packed shipment (reference §4.3).
 *
 * @param courier OrderFlow's integration, {@code courierService} its service code; events name these two
 * @param carrier the actual carrier, {@code service} its words; the despatches query names these two
 * @param packages one despatch reference for each package
 */
public record Label(
        String courier,
        String courierService,
        String carrier,
        String service,
        String trackingUrl,
        List<String> packages) {

    public Label {
        packages = List.copyOf(packages);
    }

    /** The shipment's own despatch reference: its first package's. */
    public @Nullable String despatchReference() {
        return packages.isEmpty() ? null : packages.getFirst();
    }

    Label packages(List<String> other) {
        return new Label(courier, courierService, carrier, service, trackingUrl, other);
    }
}
