package connector.returns;

import com.commercetools.api.models.order.Order;
import connector.orderflow.ReturnLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/**
 * Which of the pieces that the warehouse told of stand on the order already, and in which item. An item that was made of a fact says so in
 * its key, an announced one by its claim. An item that somebody else received under the same authorisation is the same return. All
 * other items that somebody else received are other goods; only the ledger counts them.
 */
final class Recognised {

    private final Map<Told, Long> missing = new LinkedHashMap<>();
    private final Map<Item, Long> free = new LinkedHashMap<>();
    private final Map<Item, List<String>> factsOf = new LinkedHashMap<>();
    private final List<Held> held = new ArrayList<>();

    /** Pieces in an item. */
    record Held(Item item, Told told, long quantity) {}

    Recognised(Order order, List<Told> told, ReturnFacts facts) {
        told.forEach(each -> missing.put(each, each.quantity()));
        for (Item item : Item.of(order)) {
            if (!item.advised()) {
                free.put(item, item.quantity());
                factsOf.put(item, facts(item, facts));
            }
        }
        ShippedPieces pieces = new ShippedPieces(order);
        Authorisations authorisations = new Authorisations(facts.announced());
        hold((item, each) -> factsOf(item).stream().anyMatch(each.facts()::contains));
        hold((item, each) -> factsOf(item).isEmpty()
                && each.authorisation() != null
                && authorisations.isCalled(item.info(), each.authorisation().strip())
                && each.sku().equals(pieces.sku(item.lineId())));
        // sources are paired anew when more is told, and then a piece may stand under its twin's name
        hold((item, each) -> !factsOf(item).isEmpty() && each.sku().equals(pieces.sku(item.lineId())));
    }

    List<Held> held() {
        return List.copyOf(held);
    }

    /** How many pieces of each are still to be brought; those told first first. */
    Map<Told, Long> missing() {
        return missing.entrySet().stream()
                .filter(each -> each.getValue() > 0)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, LinkedHashMap::new));
    }

    /** An item that holds more of a fact than the warehouse now says there is. */
    Optional<Item> surplus() {
        return free.entrySet().stream()
                .filter(each -> each.getValue() > 0 && !factsOf(each.getKey()).isEmpty())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private List<String> factsOf(Item item) {
        return factsOf.getOrDefault(item, List.of());
    }

    private void hold(BiPredicate<Item, Told> sameGoods) {
        for (Told each : missing.keySet()) {
            for (Item item : free.keySet()) {
                long pieces = Math.min(missing.getOrDefault(each, 0L), free.getOrDefault(item, 0L));
                if (pieces > 0 && sameGoods.test(item, each)) {
                    missing.merge(each, -pieces, Long::sum);
                    free.merge(item, -pieces, Long::sum);
                    held.add(new Held(item, each, pieces));
                }
            }
        }
    }

    /** Empty where the item says nothing that we know of. */
    private static List<String> facts(Item item, ReturnFacts facts) {
        String key = item.key();
        if (key == null) {
            return List.of();
        }
        Claim claim = facts.claims().get(key);
        List<String> known = facts.lines().stream().map(ReturnLine::key).toList();
        return claim != null
                ? claim.facts().stream().filter(known::contains).toList()
                : known.stream().filter(fact -> ReturnKeys.isOf(key, fact)).toList();
    }
}
