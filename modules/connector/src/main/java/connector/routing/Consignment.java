package connector.routing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The part of an order that goes to one warehouse as an OrderFlow order of its own.
 *
 * @param rule name of the route that won
 * @param destination name of an entry of {@code destinations}
 * @param site OrderFlow's reference of the warehouse, null: OrderFlow decides
 * @param suffix stable, made from what parts the order (site, shipping target); null when the order is in one piece, and
 *     then the reference carries none
 * @param parts every line that goes this way, with its quantity; over all consignments of an order they are the order
 */
public record Consignment(
        String rule,
        String destination,
        @Nullable String site,
        @Nullable String suffix,
        List<Part> parts) {

    public Consignment {
        parts = List.copyOf(parts);
    }

    /**
     * Pieces of one line for one target.
     *
     * @param shippingKey which of the order's shippings brings them, null where the order has at most one
     * @param addressKey key of the item shipping address, null: the order's shipping address
     */
    public record Part(
            String lineItemId,
            long quantity,
            @Nullable String shippingKey,
            @Nullable String addressKey) {}
}
