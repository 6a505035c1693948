package connector.routing;

import java.util.Map;

/** How shipments are told, by destination name. */
public record ShipmentDesk(Map<String, ShipmentRules> byDestination) {

    public ShipmentDesk {
        byDestination = Map.copyOf(byDestination);
    }

    /** Those of the destination, else the default ones. */
    public ShipmentRules of(String destination) {
        return byDestination.getOrDefault(destination, ShipmentRules.DEFAULT);
    }
}
