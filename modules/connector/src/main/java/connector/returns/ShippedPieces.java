package connector.returns;

import com.commercetools.api.models.cart.CustomLineItem;
import com.commercetools.api.models.cart.LineItem;
import com.commercetools.api.models.order.Order;
import connector.commercetools.OrderParts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        Map<String, Long> shipped = OrderParts.delivered(order);
        for (LineItem line : OrderParts.lines(order)) {
            lines.add(new Line(
                    line.getId(),
                    OrderParts.sku(line),
                    line.getQuantity(),
                    shipped.getOrDefault(line.getId(), 0L),
                    false));
        }
        for (CustomLineItem line : OrderParts.customLines(order)) {
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
        return OrderParts.deliveries(order).isEmpty();
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
}
