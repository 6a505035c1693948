package connector.commercetools;

import com.commercetools.api.models.order.Order;
import java.time.Instant;
import java.util.Objects;

/** Orders in the order of their creation, page by page: each begins behind the last order of the one before. */
public interface OrderPages {

    /**
     * Orders after the position and created before {@code until}, sorted by creation and then id.
     *
     * @param limit most orders of the page, 500 at most; a page with fewer is the last one
     */
    OrdersAnswer after(Position position, Instant until, int limit);

    /**
     * Where a reader stands.
     *
     * @param id empty: every order of that moment is still to be read
     */
    record Position(Instant createdAt, String id) {

        public static Position before(Instant moment) {
            return new Position(moment, "");
        }

        /** @throws NullPointerException for an order without a time of creation, which no project has */
        public static Position of(Order order) {
            return new Position(Objects.requireNonNull(order.getCreatedAt()).toInstant(), order.getId());
        }
    }
}
