package connector.orderflow;

import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** All links between commercetools orders and OrderFlow orders. */
public interface OrderLinks {

    List<OrderLink> ofOrder(String projectKey, String orderId);

    Optional<OrderLink> ofReference(String destination, String reference);

    /**
     * Inserts, or replaces what is known of this destination and reference; in the caller's transaction if there is one.
     *
     * @throws IllegalStateException when the reference stands for another order, or when this says that it is being sent
     *     although it is further: a node that was frozen goes on with what it knew then, and must not send it again
     */
    void save(OrderLink link);

    /** The same for a link of which nothing but the state has changed since it was read: cheaper, and written for every order. */
    default void advance(OrderLink link) {
        save(link);
    }

    /** Nothing stands under this reference any more, or it was never sent; in the caller's transaction if there is one. */
    void forget(OrderLink link);

    /** The links in this database, for a program that is not the service. */
    static OrderLinks in(DataSource database) {
        return OrderLinkTable.in(database);
    }
}
