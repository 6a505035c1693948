package connector.settings;

import connector.commercetools.CommercetoolsSettings;
import connector.database.DatabaseSettings;
import connector.orderflow.DestinationSettings;
import connector.orderflow.ReturnReports;
import connector.routing.CancelRules;
import connector.routing.Changes;
import connector.routing.ExportDesk;
import connector.routing.ExportRules;
import connector.routing.ProductRules;
import connector.routing.ReleaseRules;
import connector.routing.ReturnTables;
import connector.routing.Router;
import connector.routing.ShipmentDesk;
import connector.routing.StateTables;
import connector.workqueue.WorkSettings;
import java.util.List;
import java.util.Map;

/**
 * Everything connector.yaml says, checked.
 *
 * @param exportRules by destination name
 */
public record Settings(
        Server server,
        DatabaseSettings database,
        WorkSettings work,
        CommercetoolsSettings commercetools,
        List<DestinationSettings> destinations,
        ReleaseRules release,
        Router router,
        Map<String, ExportRules> exportRules,
        Changes changes,
        ProductRules products,
        StateTables states,
        ShipmentDesk shipments,
        Returns returns,
        CancelRules cancel) {

    /**
     * What is said about returns.
     *
     * @param tables by destination name
     * @param polls of the destinations that have a report
     */
    public record Returns(Map<String, ReturnTables> tables, List<ReturnReports.Poll> polls) {}

    /** All rules an export is decided by. */
    public ExportDesk desk() {
        return new ExportDesk(commercetools.projectKey(), release, router, exportRules, changes, cancel);
    }

    /** One line for people, free of secrets. */
    public String summary() {
        return "project " + commercetools.projectKey() + ", " + destinations.size() + " destination(s), "
                + router.routes().size() + " route(s), database " + database;
    }
}
