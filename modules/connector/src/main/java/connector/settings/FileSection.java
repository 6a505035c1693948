package connector.settings;

import connector.ledger.Milestone;
import connector.orderflow.DestinationSettings;
import connector.orderflow.ReturnReports;
import connector.routing.ChangedFields;
import connector.routing.Changes;
import connector.routing.ExportRules;
import connector.routing.ReturnTables;
import connector.routing.Route;
import connector.routing.Router;
import connector.routing.ShipmentDesk;
import connector.routing.ShipmentRules;
import connector.routing.StateTables;
import connector.routing.WarehouseStates;
import connector.settings.Settings.Returns;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The whole file as it is written. */
record FileSection(
        @DefaultValue Server server,
        @DefaultValue DatabaseSection database,
        @DefaultValue WorkSection work,
        @DefaultValue CommercetoolsSection commercetools,
        @DefaultValue Map<String, DestinationSection> destinations,
        @DefaultValue ReleaseSection release,
        @DefaultValue List<RouteSection> routes,
        @DefaultValue StatesSection states,
        @DefaultValue CancellationSection cancellation,
        @DefaultValue ProductsSection products) {

    Settings settings(Problems problems) {
        if (destinations.isEmpty()) {
            problems.add(
                    "destinations",
                    "is empty",
                    "Describe at least one OrderFlow account; connector.sample.yaml shows how.");
        }
        if (server.port() < 0 || server.port() > 65_535) {
            problems.add("server.port", "must lie between 0 and 65535", "0 takes any free port.");
        }
        List<DestinationSettings> accounts = new ArrayList<>();
        Map<String, ExportRules> rules = new LinkedHashMap<>();
        Map<String, ShipmentRules> shipments = new LinkedHashMap<>();
        destinations.forEach((name, destination) -> {
            accounts.add(destination.settings(name, problems));
            rules.put(name, destination.exportRules(name, problems));
            shipments.put(name, destination.shipmentRules(name, problems));
        });
        SameChannel.check(accounts, problems);
        StateTables tables = states.tables(meanings(), problems);
        return new Settings(
                server,
                database.settings(problems),
                work.settings(problems),
                commercetools.settings(problems),
                List.copyOf(accounts),
                release.rules(problems),
                router(problems),
                rules,
                changes(),
                products.rules(destinations.keySet(), problems),
                tables,
                new ShipmentDesk(shipments),
                returns(problems),
                cancellation.rules(tables.lineStates().get(Milestone.CANCELLED), problems));
    }

    private Returns returns(Problems problems) {
        Map<String, ReturnTables> tables = new LinkedHashMap<>();
        List<ReturnReports.Poll> polls = new ArrayList<>();
        destinations.forEach((name, destination) -> {
            tables.put(name, destination.returnTables(name, problems));
            destination.returnPoll(name, problems).ifPresent(polls::add);
        });
        return new Returns(tables, List.copyOf(polls));
    }

    private Map<String, WarehouseStates> meanings() {
        Map<String, WarehouseStates> meanings = new LinkedHashMap<>();
        destinations.forEach(
                (name, destination) -> meanings.put(name, destination.states().meanings()));
        return meanings;
    }

    private Changes changes() {
        Map<String, Changes.Mode> modes = new LinkedHashMap<>();
        Map<String, ChangedFields> fields = new LinkedHashMap<>();
        destinations.forEach((name, destination) -> {
            modes.put(name, destination.changesAfterExport());
            fields.put(name, ChangedFields.DEFAULT.with(destination.changedFields()));
        });
        return new Changes(modes, fields, commercetools.tooLateField(), commercetools.tooLateType());
    }

    /** With one destination and no rules, everything goes there. */
    private Router router(Problems problems) {
        Set<String> names = destinations.keySet();
        if (routes.isEmpty() && names.size() == 1) {
            return new Router(destinations.entrySet().stream()
                    .map(only -> new Route(
                            "the only destination",
                            only.getKey(),
                            only.getValue().site(),
                            Route.Takes.ANYTHING))
                    .toList());
        }
        if (routes.isEmpty() && names.size() > 1) {
            problems.add(
                    "routes",
                    "is empty although there are several destinations",
                    "Say which orders go to which of " + names + ".");
        }
        List<Route> checked = new ArrayList<>();
        for (int index = 0; index < routes.size(); index++) {
            checked.add(routes.get(index).route(index, destinations, problems));
        }
        return new Router(checked);
    }
}
