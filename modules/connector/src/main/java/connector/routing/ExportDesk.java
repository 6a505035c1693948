package connector.routing;

import connector.commercetools.ProjectKeys;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * All rules an export is decided by.
 *
 * @param rulesByDestination how orders become documents, by destination name
 */
public record ExportDesk(
        String projectKey,
        ReleaseRules release,
        Router router,
        Map<String, ExportRules> rulesByDestination,
        Changes changes,
        CancelRules cancel) {

    public ExportDesk(
            String projectKey,
            ReleaseRules release,
            Router router,
            Map<String, ExportRules> rulesByDestination,
            Changes changes) {
        this(projectKey, release, router, rulesByDestination, changes, CancelRules.DEFAULT);
    }

    /** Those of the destination, else the default ones. */
    public ExportRules rules(String destination) {
        return rulesByDestination.getOrDefault(destination, ExportRules.DEFAULT);
    }

    /** What of the project's keys release, routes and mapping look at: to be asked for before they are. */
    public Set<ProjectKeys.Kind> needs() {
        Set<ProjectKeys.Kind> needed = new HashSet<>(release.needs());
        needed.addAll(router.needs());
        needed.addAll(cancel.needs());
        rulesByDestination.values().forEach(rules -> needed.addAll(rules.needs()));
        return needed;
    }
}
