package connector.routing;

import java.util.Map;

/**
 * All rules that returns are decided by.
 *
 * @param tablesByDestination by destination name
 */
public record ReturnDesk(String projectKey, Map<String, ReturnTables> tablesByDestination) {

    public ReturnDesk {
        tablesByDestination = Map.copyOf(tablesByDestination);
    }

    /** Those of the destination, else the default ones. */
    public ReturnTables tables(String destination) {
        return tablesByDestination.getOrDefault(destination, ReturnTables.DEFAULT);
    }
}
