package connector.orderexport;

import connector.routing.ReleaseRules;
import connector.routing.Router;
import java.util.Map;

/**
 * All rules an export is decided by.
 *
 * @param rulesByDestination how orders become documents, by destination name
 */
public record ExportDesk(
        String projectKey, ReleaseRules release, Router router, Map<String, ExportRules> rulesByDestination) {

    ExportRules rules(String destination) {
        return rulesByDestination.getOrDefault(destination, ExportRules.DEFAULT);
    }
}
