package connector.routing;

import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which orders a release rule is for. An empty set means any.
 *
 * @param stores keys of stores
 * @param countries ISO 3166 alpha-2 codes; of an order to several addresses, one is enough
 * @param currencies ISO 4217 codes
 */
public record Market(
        Set<String> stores,
        Set<String> countries,
        Set<String> currencies,
        @Nullable Condition when) {

    public static final Market ANY = new Market(Set.of(), Set.of(), Set.of(), null);

    public Market {
        stores = Set.copyOf(stores);
        countries = Set.copyOf(countries);
        currencies = Set.copyOf(currencies);
    }

    Condition.Answer covers(OrderFacts facts) {
        boolean fits = allows(stores, facts.store())
                && allows(currencies, facts.currency())
                && (countries.isEmpty() || countries(facts).anyMatch(countries::contains));
        return !fits ? new Condition.Answer.No() : when == null ? new Condition.Answer.Yes() : when.ask(facts);
    }

    private static Stream<String> countries(OrderFacts facts) {
        return Pieces.addresses(facts.order()).flatMap(each -> Stream.ofNullable(each.getCountry()));
    }

    static boolean allows(Set<String> allowed, @Nullable String actual) {
        return allowed.isEmpty() || (actual != null && allowed.contains(actual));
    }
}
