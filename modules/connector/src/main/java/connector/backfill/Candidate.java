package connector.backfill;

import com.commercetools.api.models.order.Order;

/** One order of the selection. */
sealed interface Candidate {

    /** Where a reader stands once this one is done with. */
    String cursor();

    record Found(Order order, String cursor) implements Candidate {

        /** What people call it. */
        String number() {
            return order.getOrderNumber() == null ? order.getId() : order.getOrderNumber();
        }
    }

    /** The project has no such order. */
    record Unknown(String name, String cursor) implements Candidate {}
}
