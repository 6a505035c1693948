package connector.fulfilment;

import com.commercetools.api.models.order.Delivery;
import com.commercetools.api.models.order.DeliveryItem;
import com.commercetools.api.models.order.DeliveryItemBuilder;
import com.commercetools.api.models.order.Order;
import connector.commercetools.OrderParts;
import connector.ledger.QuantityLedger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What deliveries take from the lines of an order: those it has, whoever wrote them, and those about to be written. */
final class TakenPieces {

    private final Order order;
    private final List<Share> shares;

    private TakenPieces(Order order, List<Share> shares) {
        this.order = order;
        this.shares = shares;
    }

    /**
     * What one delivery takes.
     *
     * @param key null: somebody else's, without a key
     * @param shippingKey which of the order's shippings it belongs to; null in an order of one shipping
     */
    record Share(@Nullable String key, @Nullable String shippingKey, SequencedMap<String, Long> byLine) {

        static Share of(OrderedPieces.Placed placed) {
            return new Share(placed.delivery().getKey(), placed.shippingKey(), byLine(placed.delivery()));
        }

        List<DeliveryItem> items() {
            return byLine.entrySet().stream()
                    .map(entry -> DeliveryItemBuilder.of()
                            .id(entry.getKey())
                            .quantity(entry.getValue())
                            .build())
                    .toList();
        }

        private static SequencedMap<String, Long> byLine(Delivery delivery) {
            SequencedMap<String, Long> pieces = new LinkedHashMap<>();
            OrderParts.list(delivery.getItems())
                    .forEach(item -> pieces.merge(item.getId(), item.getQuantity(), Long::sum));
            return pieces;
        }
    }

    static TakenPieces by(Order order) {
        return new TakenPieces(
                order,
                new ArrayList<>(
                        OrderedPieces.placed(order).stream().map(Share::of).toList()));
    }

    TakenPieces without(Set<String> keys) {
        return new TakenPieces(
                order,
                new ArrayList<>(shares.stream()
                        .filter(share -> share.key() == null || !keys.contains(share.key()))
                        .toList()));
    }

    void replace(Set<String> keys, List<Share> by) {
        shares.removeIf(share -> share.key() != null && keys.contains(share.key()));
        shares.addAll(by);
    }

    QuantityLedger ledger() {
        return OrderedPieces.of(order, lineId -> sum(lineId, _ -> true));
    }

    long ofKeys(String lineId, Set<String> keys) {
        return sum(lineId, share -> share.key() != null && keys.contains(share.key()));
    }

    Map<String, Long> byLine(Set<String> keys) {
        Map<String, Long> pieces = new LinkedHashMap<>();
        shares.stream()
                .filter(share -> share.key() != null && keys.contains(share.key()))
                .forEach(share -> share.byLine().forEach((line, n) -> pieces.merge(line, n, Long::sum)));
        return pieces;
    }

    long under(String lineId, String shippingKey) {
        return sum(lineId, share -> Objects.equals(shippingKey, share.shippingKey()));
    }

    private long sum(String lineId, Predicate<Share> counted) {
        return shares.stream()
                .filter(counted)
                .mapToLong(share -> share.byLine().getOrDefault(lineId, 0L))
                .sum();
    }
}
