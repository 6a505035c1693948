package connector.settings;

import connector.routing.DeliveryRule;
import connector.routing.ShipDateRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** A row of {@code mapping.shipping-methods:} as it is written in the file. */
record ShippingMethodRow(
        @Nullable String method,
        @DefaultValue List<String> zones,
        @DefaultValue List<String> countries,
        @Nullable String code,
        @Nullable String name,
        @Nullable String courier,
        @Nullable String service,
        @Nullable String priority,
        @Nullable String priorityName,
        @Nullable String earliestShipDate) {

    static List<DeliveryRule> rules(String path, List<ShippingMethodRow> rows, Problems problems) {
        List<DeliveryRule> rules = new ArrayList<>();
        for (int index = 0; index < rows.size(); index++) {
            rules.add(rows.get(index).rule(path + "[" + index + "].", problems));
        }
        return List.copyOf(rules);
    }

    private DeliveryRule rule(String path, Problems problems) {
        if (code == null
                && name == null
                && courier == null
                && service == null
                && priority == null
                && priorityName == null
                && earliestShipDate == null) {
            problems.add(
                    path + "code", "is missing, and so is everything else", "Say what the warehouse is to be told.");
        }
        for (String country : countries) {
            if (!country.matches("[A-Z]{2}")) {
                problems.add(
                        path + "countries",
                        "'" + country + "' is not a two-letter country code",
                        "Write one such as GB; Norway is \"NO\" in quotes.");
            }
        }
        return new DeliveryRule(
                method,
                Set.copyOf(zones),
                Set.copyOf(countries),
                code,
                name,
                courier,
                service,
                priority,
                priorityName,
                date(path, problems));
    }

    private @Nullable ShipDateRule date(String path, Problems problems) {
        if (earliestShipDate == null) {
            return null;
        }
        return ShipDateRule.parse(earliestShipDate).orElseGet(() -> {
            problems.add(
                    path + "earliest-ship-date",
                    "'" + earliestShipDate + "' is no rule for a date",
                    "Write '+2 days', '+2 business days' or 'next monday'.");
            return null;
        });
    }
}
