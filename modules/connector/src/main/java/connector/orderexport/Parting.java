package connector.orderexport;

import com.commercetools.api.models.order.Order;
import connector.orderexport.Amounts.Part;
import connector.orderflow.Price;
import connector.routing.Consignment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What of an order belongs to one of its consignments. Lines are shared by pieces, all else by what the goods cost. The rules of
 * a destination play no part, so that all consignments agree on every share.
 */
final class Parting {

    private final List<Consignment> all;
    private final int here;
    private final List<Long> none;
    private final Map<@Nullable String, List<Long>> pieces = new HashMap<>();
    private final List<@Nullable String> shippingKeys;
    private final Shares byGoods;

    /** @param one one of {@code all} */
    Parting(Order order, List<Consignment> all, Consignment one) {
        this.all = all;
        here = all.indexOf(one);
        if (here < 0 || all.stream().map(Consignment::suffix).distinct().count() < all.size()) {
            throw new IllegalArgumentException("each consignment has its own suffix, and this is one of them");
        }
        none = Collections.nCopies(all.size(), 0L);
        IntStream.range(0, all.size()).forEach(index -> all.get(index).parts().forEach(part -> count(index, part)));
        shippingKeys = new ArrayList<>();
        all.forEach(each -> shippingKeys.add(
                each.parts().isEmpty() ? null : each.parts().getFirst().shippingKey()));
        byGoods = new Shares(isWhole() ? List.of(1L) : weights(order));
    }

    boolean isWhole() {
        return all.size() == 1;
    }

    /** Whether a route says where it goes. */
    boolean names(@Nullable String id) {
        return pieces.containsKey(id);
    }

    /** How many go this way; 0 for an item no consignment names. */
    long pieces(@Nullable String id) {
        return pieces.getOrDefault(id, none).get(here);
    }

    /** How many go any way. */
    long allPieces(@Nullable String id) {
        return pieces.getOrDefault(id, none).stream().mapToLong(each -> each).sum();
    }

    /** Which of the order's shippings brings it; null where it has at most one. */
    @Nullable
    String shippingKey() {
        return shippingKeys.get(here);
    }

    boolean isFirst() {
        return here == 0;
    }

    /** All go to the same destination, and so by the same rules. */
    boolean staysTogether() {
        return all.stream().map(Consignment::destination).distinct().count() == 1;
    }

    /** This consignment's share of the item's price: by its taxed portions where each shipping has its own, else by pieces. */
    Part price(PricedItem item, Amounts amounts) {
        Part whole = item.price(amounts);
        List<Long> shares = pieces.get(item.id());
        if (shares == null) {
            return byGoods.of(whole, here);
        }
        Part byPieces = new Shares(shares).of(whole, here);
        return new TaxedPortions(shippingKeys, here)
                .price(item, whole, amounts, shares)
                .map(price -> whole.split(price, byPieces.amount()))
                .orElse(byPieces);
    }

    Part share(Part whole) {
        return byGoods.of(whole, here);
    }

    Price share(Price whole) {
        return byGoods.of(whole, true, here);
    }

    /** A shipping is paid by those it brings, or by all if it brings nothing. */
    Part shipping(@Nullable String shippingKey, Part whole) {
        if (!shippingKeys.contains(shippingKey)) {
            return share(whole);
        }
        List<Long> atLeastOne =
                byGoods.weights().stream().map(weight -> Math.max(1, weight)).toList();
        return new Shares(TaxedPortions.only(shippingKeys, shippingKey, atLeastOne)).of(whole, here);
    }

    private void count(int index, Consignment.Part part) {
        List<Long> counted = pieces.computeIfAbsent(part.lineItemId(), first -> new ArrayList<>(none));
        counted.set(index, counted.get(index) + part.quantity());
    }

    private List<Long> weights(Order order) {
        List<Long> cost = IntStream.range(0, all.size())
                .mapToObj(index -> PricedItem.all(order)
                        .mapToLong(item -> cost(item, index))
                        .sum())
                .toList();
        return cost.stream().anyMatch(each -> each > 0)
                ? cost
                : all.stream()
                        .map(each -> each.parts().stream()
                                .mapToLong(Consignment.Part::quantity)
                                .sum())
                        .toList();
    }

    private long cost(PricedItem item, int index) {
        List<Long> shares = pieces.get(item.id());
        return shares == null || item.total() == null
                ? 0
                : Math.max(0, new Shares(shares).of(item.total().getCentAmount(), index));
    }
}
