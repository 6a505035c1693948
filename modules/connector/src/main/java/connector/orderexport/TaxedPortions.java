package connector.orderexport;

import connector.orderexport.Amounts.Part;
import connector.orderflow.Price;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A line's price by shipping, where each has a tax of its own (shipping mode Multiple).
 *
 * @param shippingKeys of each consignment
 * @param here index of the one that is asked about
 */
record TaxedPortions(List<@Nullable String> shippingKeys, int here) {

    /** The weights of the consignments that this shipping brings, and nothing for the others. */
    static List<Long> only(List<@Nullable String> keys, @Nullable String key, List<Long> weights) {
        return IntStream.range(0, weights.size())
                .mapToObj(index -> Objects.equals(keys.get(index), key) ? weights.get(index) : 0L)
                .toList();
    }

    /** Only if the portions are those of the targets and make up the whole; else they explain nothing. */
    Optional<Price> price(PricedItem item, Part whole, Amounts amounts, List<Long> shares) {
        Map<@Nullable String, Price> portions = new HashMap<>();
        item.portions()
                .forEach(each -> amounts.taxed(each.getTaxedPrice())
                        .ifPresent(price -> portions.merge(each.getShippingMethodKey(), price, Price::plus)));
        Set<@Nullable String> targets = new HashSet<>();
        for (int index = 0; index < shares.size(); index++) {
            if (shares.get(index) > 0) {
                targets.add(shippingKeys.get(index));
            }
        }
        boolean complete = portions.keySet().equals(targets)
                && portions.values().stream()
                        .reduce(Price::plus)
                        .filter(whole.price()::equals)
                        .isPresent();
        Price mine = portions.get(shippingKeys.get(here));
        return complete && mine != null
                ? Optional.of(
                        new Shares(only(shippingKeys, shippingKeys.get(here), shares)).of(mine, whole.isGross(), here))
                : Optional.empty();
    }
}
