package connector.orderflow;

import java.util.List;
import java.util.Optional;

/** All links between commercetools orders and OrderFlow orders. */
public interface OrderLinks {

    List<OrderLink> ofOrder(String projectKey, String orderId);

    Optional<OrderLink> ofReference(String destination, String reference);

    /** Inserts, or replaces what is known of this destination and reference; in the caller's transaction if there is one. */
    void save(OrderLink link);
}
