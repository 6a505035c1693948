package connector.commercetools;

import com.commercetools.api.models.cart.CustomLineItem;
import com.commercetools.api.models.cart.LineItem;
import com.commercetools.api.models.cart.ShippingInfo;
import com.commercetools.api.models.order.Delivery;
import com.commercetools.api.models.order.DeliveryItem;
import com.commercetools.api.models.order.Order;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an order consists of, without the nulls that the SDK's models give for what the answer did not have. */
public final class OrderParts {

    private OrderParts() {}

    public static <T> List<T> list(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    public static List<LineItem> lines(Order order) {
        return list(order.getLineItems());
    }

    public static List<CustomLineItem> customLines(Order order) {
        return list(order.getCustomLineItems());
    }

    /** Without white space around it; empty for a line that has none. */
    public static String sku(LineItem line) {
        String sku = line.getVariant() == null ? null : line.getVariant().getSku();
        return sku == null ? "" : sku.strip();
    }

    /** Whoever wrote them, in both shipping modes (reference, commercetools §3.2). */
    public static List<Delivery> deliveries(Order order) {
        Stream<@Nullable ShippingInfo> several =
                list(order.getShipping()).stream().map(each -> each.getShippingInfo());
        return Stream.concat(Stream.ofNullable(order.getShippingInfo()), several)
                .flatMap(info -> info == null ? Stream.of() : list(info.getDeliveries()).stream())
                .toList();
    }

    /** Pieces in deliveries, by line item id. */
    public static Map<String, Long> delivered(Order order) {
        Map<String, Long> pieces = new HashMap<>();
        for (Delivery delivery : deliveries(order)) {
            for (DeliveryItem item : list(delivery.getItems())) {
                pieces.merge(item.getId(), item.getQuantity(), Long::sum);
            }
        }
        return pieces;
    }
}
