package connector.routing;

import java.util.Map;

/**
 * All rules an export is decided by.
 *
 * @param rulesByDestination how orders become documents, by destination name
 */
public record ExportDesk(
        String projectKey, ReleaseRules release, Router router, Map<String, ExportRules> rulesByDestination) {

    /** Those of the destination, else the default ones. */
    public ExportRules rules(String destination) {
        return rulesByDestination.getOrDefault(destination, ExportRules.DEFAULT);
    }
}
