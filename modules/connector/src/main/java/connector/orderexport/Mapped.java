package connector.orderexport;

import connector.orderflow.OrderImport;
import java.util.List;

/** What came of mapping one order. */
sealed interface Mapped {

    /**
     * @param truncations one sentence per value that was too long; never the value
     * @param sumCheck the sum that was proved, for the decision's record
     */
    record Ready(OrderImport document, List<String> truncations, String sumCheck) implements Mapped {}

    /**
     * The order is not to be sent as it is.
     *
     * @param field the commercetools field, as a path
     * @param help what would make it mappable
     */
    record CannotMap(String reason, String field, String help) implements Mapped {}
}
