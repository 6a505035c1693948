package connector.settings;

import connector.routing.Route;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** One entry of {@code routes:} as it is written in the file. */
record RouteSection(
        @Nullable String name,
        @Nullable String destination,
        @DefaultValue Set<String> stores,
        @DefaultValue Set<String> countries,
        @DefaultValue Set<String> currencies) {

    Route route(int index, Set<String> destinations, Problems problems) {
        String path = "routes[" + index + "].";
        String to = problems.required(path + "destination", destination, "Name one of " + destinations + ".");
        if (!to.isEmpty() && !destinations.contains(to)) {
            problems.add(
                    path + "destination", "there is no destination '" + to + "'", "Name one of " + destinations + ".");
        }
        countries.stream()
                .filter(each -> !each.matches("[A-Z]{2}"))
                .forEach(each -> problems.add(
                        path + "countries",
                        "'" + each + "' is no two-letter country code",
                        "Write capitals, and quotes around \"NO\"."));
        currencies.stream()
                .filter(each -> !each.matches("[A-Z]{3}"))
                .forEach(each -> problems.add(
                        path + "currencies",
                        "'" + each + "' is no three-letter currency code",
                        "Write one such as EUR."));
        return new Route(name == null ? "route " + (index + 1) : name, to, stores, countries, currencies);
    }
}
