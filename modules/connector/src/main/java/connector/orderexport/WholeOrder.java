package connector.orderexport;

import com.commercetools.api.models.order.Order;
import connector.routing.Consignment;
import java.util.List;
import java.util.Objects;

/** An order that goes one way in one piece. */
final class WholeOrder {

    private WholeOrder() {}

    /** All its lines and custom line items, to the order's own address. */
    static Consignment of(Order order, String rule, String destination) {
        List<Consignment.Part> parts = PricedItem.all(order)
                .filter(item -> item.id() != null && item.quantity() != null)
                .map(item -> new Consignment.Part(
                        Objects.requireNonNull(item.id()), Objects.requireNonNull(item.quantity()), null, null))
                .toList();
        return new Consignment(rule, destination, null, null, parts);
    }
}
