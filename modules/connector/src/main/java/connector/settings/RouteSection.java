package connector.settings;

import connector.routing.Route;
import connector.settings.Mentions.Thing;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** One entry of {@code routes:} as it is written in the file. */
record RouteSection(
        @Nullable String name,
        @Nullable String destination,
        @Nullable String site,
        @DefaultValue Set<String> stores,
        @DefaultValue Set<String> countries,
        @DefaultValue Set<String> currencies,
        @DefaultValue Set<String> businessUnits,
        @DefaultValue Set<String> shippingZones,
        @DefaultValue Set<String> shippingMethods,
        @DefaultValue Set<String> supplyChannels,
        @DefaultValue Map<String, Set<String>> customFields,
        @DefaultValue Map<String, Set<String>> lineFields,
        @Nullable String when) {

    Route route(int index, Map<String, DestinationSection> destinations, Problems problems) {
        String path = "routes[" + index + "].";
        String to = problems.destination(path + "destination", destination, destinations.keySet());
        mention(path, problems);
        DestinationSection leadsTo = destinations.get(to);
        return new Route(
                name == null ? "route " + (index + 1) : name,
                to,
                site == null && leadsTo != null ? leadsTo.site() : site,
                new Route.Takes(
                        stores,
                        Codes.countries(path, countries, problems),
                        Codes.currencies(path, currencies, problems),
                        businessUnits,
                        shippingZones,
                        shippingMethods,
                        supplyChannels,
                        customFields,
                        lineFields,
                        problems.condition(path + "when", when)));
    }

    private void mention(String path, Problems problems) {
        problems.mention(path + "stores", Thing.STORE, stores);
        problems.mention(path + "shipping-zones", Thing.SHIPPING_ZONE, shippingZones);
        problems.mention(path + "shipping-methods", Thing.SHIPPING_METHOD, shippingMethods);
        problems.mention(path + "supply-channels", Thing.CHANNEL, supplyChannels);
        problems.mention(path + "custom-fields", Thing.ORDER_FIELD, customFields.keySet());
        problems.mention(path + "line-fields", Thing.LINE_FIELD, lineFields.keySet());
    }
}
