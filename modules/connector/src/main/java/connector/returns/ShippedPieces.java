package connector.returns;

import com.commercetools.api.models.cart.CustomLineItem;
import com.commercetools.api.models.cart.LineItem;
import com.commercetools.api.models.cart.Shipping;
import com.commercetools.api.models.order.Delivery;
import com.commercetools.api.models.order.DeliveryItem;
import com.commercetools.api.models.order.Order;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The order's lines, what left of each and what of it has come back, whoever wrote it: nothing can come back that never left. Counts while a
 * plan is made.
 */
final class ShippedPieces {

    private final List<Line> lines = new ArrayList<>();
    private final Map<String, Long> back = new HashMap<>();

    /** @param custom a custom line item */
    record Line(String id, String sku, long ordered, long shipped, boolean custom) {}

    ShippedPieces(Order order) {
        Map<String, Long> shipped = new HashMap<>();
        deliveries(order)
                .flatMap(delivery -> list(delivery.getItems()).stream())
                .forEach((DeliveryItem item) -> shipped.merge(item.getId(), item.getQuantity(), Long::sum));
        for (LineItem line : list(order.getLineItems())) {
            lines.add(new Line(
                    line.getId(), sku(line), line.getQuantity(), shipped.getOrDefault(line.getId(), 0L), false));
        }
        for (CustomLineItem line : list(order.getCustomLineItems())) {
            lines.add(new Line(
                    line.getId(),
                    line.getSlug().strip(),
                    line.getQuantity(),
                    shipped.getOrDefault(line.getId(), 0L),
                    true));
        }
        Item.of(order).stream()
                .filter(item -> !item.advised())
                .forEach(item -> back.merge(item.lineId(), item.quantity(), Long::sum));
    }

    /** Whether anything left at all. */
    static boolean none(Order order) {
        return deliveries(order).findAny().isEmpty();
    }

    List<Line> ofSku(String sku) {
        return lines.stream().filter(line -> line.sku().equals(sku)).toList();
    }

    Optional<Line> line(String id) {
        return lines.stream().filter(line -> line.id().equals(id)).findFirst();
    }

    String sku(String lineId) {
        return line(lineId).map(Line::sku).orElse("");
    }

    long back(Line line) {
        return back.getOrDefault(line.id(), 0L);
    }

    /** What may still come back, never negative. */
    long out(Line line) {
        return Math.max(0, line.shipped() - back(line));
    }

    void comesBack(Line line, long pieces) {
        back.merge(line.id(), pieces, Long::sum);
    }

    private static Stream<Delivery> deliveries(Order order) {
        Stream<Delivery> single = order.getShippingInfo() == null
                ? Stream.of()
                : list(order.getShippingInfo().getDeliveries()).stream();
        Stream<Delivery> multiple = list(order.getShipping()).stream()
                .map(Shipping::getShippingInfo)
                .flatMap(info -> info == null ? Stream.of() : list(info.getDeliveries()).stream());
        return Stream.concat(single, multiple);
    }

    private static <T> List<T> list(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    private static String sku(LineItem line) {
        String sku = line.getVariant() == null ? null : line.getVariant().getSku();
        return sku == null ? "" : sku.strip();
    }
}
