package connector.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Which rules look at keys that an order does not carry: only the project knows them. */
public final class KeyedRules {

    private KeyedRules() {}

    /** One text for each rule, empty when an order alone is enough: {@code route 'North': supply channels}. */
    public static List<String> in(ExportDesk desk) {
        List<String> rules = new ArrayList<>();
        for (ReleaseRule rule : desk.release().rules()) {
            if (rule.workflowStates() != null || rule.heldWorkflowStates() != null) {
                rules.add("release rule '" + rule.name() + "': workflow state");
            }
        }
        desk.router().routes().stream().flatMap(KeyedRules::of).forEach(rules::add);
        new TreeMap<>(desk.rulesByDestination())
                .entrySet().stream().flatMap(KeyedRules::of).forEach(rules::add);
        return List.copyOf(rules);
    }

    private static Stream<String> of(Route route) {
        List<String> criteria = new ArrayList<>();
        if (!route.takes().shippingZones().isEmpty()) {
            criteria.add("shipping zone");
        }
        if (!route.takes().shippingMethods().isEmpty()) {
            criteria.add("key of the shipping method");
        }
        if (!route.takes().supplyChannels().isEmpty()) {
            criteria.add("supply channel");
        }
        return said("route '" + route.rule() + "'", criteria);
    }

    private static Stream<String> of(Map.Entry<String, ExportRules> mapping) {
        List<DeliveryRule> table = mapping.getValue().shippingMethods();
        List<String> criteria = new ArrayList<>();
        if (!table.isEmpty()) {
            criteria.add("key of the shipping method");
        }
        if (table.stream().anyMatch(row -> !row.zones().isEmpty())) {
            criteria.add("shipping zone");
        }
        return said("shipping methods of destination '" + mapping.getKey() + "'", criteria);
    }

    private static Stream<String> said(String rule, List<String> criteria) {
        return criteria.isEmpty() ? Stream.of() : Stream.of(rule + ": " + String.join(", ", criteria));
    }
}
