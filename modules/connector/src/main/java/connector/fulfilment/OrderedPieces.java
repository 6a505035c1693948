package connector.fulfilment;

import com.commercetools.api.models.cart.CustomLineItem;
import com.commercetools.api.models.cart.LineItem;
import com.commercetools.api.models.cart.Shipping;
import com.commercetools.api.models.cart.ShippingInfo;
import com.commercetools.api.models.cart.ShippingMode;
import com.commercetools.api.models.order.Delivery;
import com.commercetools.api.models.order.Order;
import connector.commercetools.OrderParts;
import connector.ledger.LineQuantities;
import connector.ledger.QuantityLedger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** The order's lines and what its deliveries, whoever wrote them, already took from each. */
final class OrderedPieces {

    private OrderedPieces() {}

    /** A delivery where it lies; {@code shippingKey} only in shipping mode Multiple (reference, commercetools §3.2). */
    record Placed(@Nullable String shippingKey, Delivery delivery) {}

    static QuantityLedger of(Order order) {
        return TakenPieces.by(order).ledger();
    }

    /** @param shipped pieces by line id */
    static QuantityLedger of(Order order, ToLongFunction<String> shipped) {
        List<LineQuantities> lines = new ArrayList<>();
        for (LineItem line : OrderParts.list(order.getLineItems())) {
            lines.add(new LineQuantities(
                    line.getId(), OrderParts.sku(line), line.getQuantity(), shipped.applyAsLong(line.getId()), true));
        }
        for (CustomLineItem item : OrderParts.list(order.getCustomLineItems())) {
            lines.add(new LineQuantities(
                    item.getId(),
                    item.getSlug().strip(),
                    item.getQuantity(),
                    shipped.applyAsLong(item.getId()),
                    false));
        }
        return new QuantityLedger(lines);
    }

    static List<Placed> placed(Order order) {
        List<Placed> placed = new ArrayList<>(in(null, order.getShippingInfo()));
        shippings(order).forEach((key, shipping) -> placed.addAll(in(key, shipping.getShippingInfo())));
        return List.copyOf(placed);
    }

    /** The order's shippings by key, in the keys' alphabetical order; none in an order of one shipping. */
    static Map<String, Shipping> shippings(Order order) {
        Map<String, Shipping> byKey = new TreeMap<>();
        if (order.getShippingMode() == ShippingMode.MULTIPLE) {
            OrderParts.list(order.getShipping()).stream()
                    .filter(shipping -> shipping.getShippingInfo() != null)
                    .forEach(shipping -> byKey.put(shipping.getShippingKey(), shipping));
        }
        return byKey;
    }

    private static List<Placed> in(@Nullable String shippingKey, @Nullable ShippingInfo info) {
        return info == null
                ? List.of()
                : OrderParts.list(info.getDeliveries()).stream()
                        .map(delivery -> new Placed(shippingKey, delivery))
                        .toList();
    }
}
