package connector.commercetools;

import com.commercetools.api.models.cart.CustomLineItem;
import com.commercetools.api.models.cart.LineItem;
import com.commercetools.api.models.cart.ShippingInfo;
import com.commercetools.api.models.order.CustomLineItemReturnItem;
import com.commercetools.api.models.order.Delivery;
import com.commercetools.api.models.order.DeliveryItem;
import com.commercetools.api.models.order.LineItemReturnItem;
import com.commercetools.api.models.order.Order;
import com.commercetools.api.models.order.ReturnInfo;
import com.commercetools.api.models.order.ReturnItem;
import com.commercetools.api.models.order.ReturnShipmentState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an order consists of, without the nulls that the SDK's models give for what the answer did not have. */
public final class OrderParts {

    private static final Set<ReturnShipmentState> HERE =
            Set.of(ReturnShipmentState.RETURNED, ReturnShipmentState.BACK_IN_STOCK, ReturnShipmentState.UNUSABLE);

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

    /** Pieces that came back, whoever wrote it, by id of the line item or custom line item; announced ones have not. */
    public static Map<String, Long> cameBack(Order order) {
        Map<String, Long> pieces = new HashMap<>();
        for (ReturnInfo info : list(order.getReturnInfo())) {
            for (ReturnItem item : list(info.getItems())) {
                if (item.getShipmentState() != null && HERE.contains(item.getShipmentState())) {
                    pieces.merge(lineId(item), item.getQuantity(), Long::sum);
                }
            }
        }
        return pieces;
    }

    /** Id of the line item or custom line item. */
    public static String lineId(ReturnItem item) {
        return switch (item) {
            case LineItemReturnItem line -> line.getLineItemId();
            case CustomLineItemReturnItem custom -> custom.getCustomLineItemId();
            default -> "";
        };
    }
}
