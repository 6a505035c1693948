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
 * What of an order belongs to one of its consignments, or to none because it is cancelled. Lines are shared by pieces, the
 * discount by what the goods cost, and so is all else, among the consignments. The rules of a destination play no part, so that all
 * consignments agree on every share.
 */
final class Parting {

    private final List<Consignment> all;
    private final int going;
    private final int here;
    private final List<Long> none;
    private final Map<@Nullable String, List<Long>> pieces = new HashMap<>();
    private final List<@Nullable String> shippingKeys;
    private final Shares byGoods;
    private final Shares byGoing;

    /** @param one one of those that go */
    Parting(Order order, Going going, Consignment one) {
        this(order, going, going.consignments().indexOf(one));
    }

    private Parting(Order order, Going going, int here) {
        this.all = going.withCancelled();
        this.going = going.consignments().size();
        this.here = here;
        if (here < 0
                || going.consignments().stream()
                                .map(Consignment::suffix)
                                .distinct()
                                .count()
                        < this.going) {
            throw new IllegalArgumentException("each consignment has its own suffix, and this is one of them");
        }
        none = Collections.nCopies(all.size(), 0L);
        IntStream.range(0, all.size()).forEach(index -> all.get(index).parts().forEach(part -> count(index, part)));
        shippingKeys = new ArrayList<>();
        all.forEach(each -> shippingKeys.add(
                each.parts().isEmpty() ? null : each.parts().getFirst().shippingKey()));
        List<Long> weights = isWhole() ? List.of(1L) : weights(order);
        byGoods = new Shares(weights);
        byGoing = new Shares(this.going == all.size() ? weights : ofThoseGoing(weights, 1));
    }

    /** All consignments, and what is cancelled: together they are the order. */
    static List<Parting> each(Order order, Going going) {
        return IntStream.range(0, going.withCancelled().size())
                .mapToObj(index -> new Parting(order, going, index))
                .toList();
    }

    /** All of the order goes this way. */
    boolean isWhole() {
        return all.size() == 1;
    }

    /** All that goes goes this way. */
    boolean isAlone() {
        return going == 1;
    }

    private List<Long> ofThoseGoing(List<Long> weights, long least) {
        return IntStream.range(0, weights.size())
                .mapToObj(index -> index < going ? Math.max(least, weights.get(index)) : 0L)
                .toList();
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
        return all.stream()
                        .limit(going)
                        .map(Consignment::destination)
                        .distinct()
                        .count()
                == 1;
    }

    /** This consignment's share of the item's price: by its taxed portions where each shipping has its own, else by pieces. */
    Part price(PricedItem item, Amounts amounts) {
        Part whole = item.price(amounts);
        List<Long> shares = pieces.get(item.id());
        if (shares == null) {
            return byGoing.of(whole, here);
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
        if (!shippingKeys.subList(0, going).contains(shippingKey)) {
            return byGoing.of(whole, here);
        }
        List<Long> atLeastOne = ofThoseGoing(byGoods.weights(), 1);
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
