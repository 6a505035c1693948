package connector.routing;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A row of the shipping-method table: what the warehouse is told about a way of delivery. The first row that fits counts.
 *
 * @param method key or name of the shipping method, or its name as a code; null: any, also none
 * @param zones keys of zones of the delivery address; empty: any
 * @param countries ISO 3166 alpha-2 of the delivery address; empty: any
 * @param code delivery suggestion code, null: the method's own key or name as a code
 * @param name delivery suggestion name, null: the code, or without one the method's own name
 * @param courier fixed courier, null: OrderFlow chooses
 * @param service fixed service of the courier, null: OrderFlow chooses
 * @param earliestShipDate null: at once
 */
public record DeliveryRule(
        @Nullable String method,
        Set<String> zones,
        Set<String> countries,
        @Nullable String code,
        @Nullable String name,
        @Nullable String courier,
        @Nullable String service,
        @Nullable String priority,
        @Nullable String priorityName,
        @Nullable ShipDateRule earliestShipDate) {

    /** @param names all that the order's shipping method may be called; empty without shipping */
    public boolean fits(Set<String> names, @Nullable String zone, @Nullable String country) {
        return (method == null || names.contains(method))
                && (zones.isEmpty() || (zone != null && zones.contains(zone)))
                && (countries.isEmpty() || (country != null && countries.contains(country)));
    }
}
