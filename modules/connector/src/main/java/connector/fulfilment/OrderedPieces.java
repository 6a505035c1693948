package connector.fulfilment;

import com.commercetools.api.models.cart.CustomLineItem;
import com.commercetools.api.models.cart.LineItem;
import com.commercetools.api.models.order.Delivery;
import com.commercetools.api.models.order.DeliveryItem;
import com.commercetools.api.models.order.Order;
import connector.ledger.LineQuantities;
import connector.ledger.QuantityLedger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The order's lines and what its deliveries, whoever wrote them, already took from each. */
final class OrderedPieces {

    private OrderedPieces() {}

    static QuantityLedger of(Order order) {
        Map<String, Long> delivered = new HashMap<>();
        for (Delivery delivery : deliveries(order)) {
            for (DeliveryItem item : list(delivery.getItems())) {
                delivered.merge(item.getId(), item.getQuantity(), Long::sum);
            }
        }
        List<LineQuantities> lines = new ArrayList<>();
        for (LineItem line : list(order.getLineItems())) {
            lines.add(new LineQuantities(
                    line.getId(), sku(line), line.getQuantity(), delivered.getOrDefault(line.getId(), 0L), true));
        }
        for (CustomLineItem item : list(order.getCustomLineItems())) {
            long shipped = delivered.getOrDefault(item.getId(), 0L);
            lines.add(new LineQuantities(item.getId(), item.getSlug().strip(), item.getQuantity(), shipped, false));
        }
        return new QuantityLedger(lines);
    }

    static List<Delivery> deliveries(Order order) {
        return order.getShippingInfo() == null
                ? List.of()
                : list(order.getShippingInfo().getDeliveries());
    }

    static <T> List<T> list(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    private static String sku(LineItem line) {
        String sku = line.getVariant() == null ? null : line.getVariant().getSku();
        return sku == null ? "" : sku.strip();
    }
}
