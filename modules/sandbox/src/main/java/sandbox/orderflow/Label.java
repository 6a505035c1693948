package sandbox.orderflow;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the courier gave for a packed shipment (reference §4.3).
 *
 * @param courier OrderFlow's integration, {@code courierService} its service code; events name these two
 * @param carrier the actual carrier, {@code service} its words; the despatches query names these two
 * @param trackingPage with {@code {}} where the despatch reference goes
 * @param packages one despatch reference for each package; an empty text: there is a package, its tracking is not known
 */
public record Label(
        String courier,
        String courierService,
        String carrier,
        String service,
        String trackingPage,
        List<String> packages) {

    public Label {
        packages = List.copyOf(packages);
    }

    /** The shipment's own despatch reference: its first package's. */
    public @Nullable String despatchReference() {
        return packages.isEmpty() || packages.getFirst().isEmpty() ? null : packages.getFirst();
    }

    /** Where the first package can be followed, null as long as its tracking is not known. */
    public @Nullable String trackingUrl() {
        String first = despatchReference();
        return first == null ? null : trackingPage.replace("{}", first);
    }

    Label packages(List<String> other) {
        return new Label(courier, courierService, carrier, service, trackingPage, other);
    }
}
