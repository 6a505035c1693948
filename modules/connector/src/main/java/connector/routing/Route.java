package connector.routing;

import com.commercetools.api.models.order.Order;
import java.util.Set;

/**
 * One rule that sends orders to a destination. An empty set of stores, countries or currencies means any.
 *
 * @param rule its name, recorded with every order it wins
 * @param destination name of an entry of {@code destinations}
 * @param stores keys of stores
 * @param countries ISO 3166 alpha-2 codes of the shipping address
 * @param currencies ISO 4217 codes
 */
public record Route(
        String rule, String destination, Set<String> stores, Set<String> countries, Set<String> currencies) {

    boolean takes(Order order) {
        return allows(stores, order.getStore() == null ? null : order.getStore().getKey())
                && allows(
                        countries,
                        order.getShippingAddress() == null
                                ? null
                                : order.getShippingAddress().getCountry())
                && allows(currencies, order.getTotalPrice().getCurrencyCode());
    }

    private static boolean allows(Set<String> allowed, @org.jspecify.annotations.Nullable String actual) {
        return allowed.isEmpty() || (actual != null && allowed.contains(actual));
    }
}
