package connector.orderexport;

import connector.orderflow.OrderImport;
import java.util.List;
import java.util.Optional;

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
    record CannotMap(String reason, String field, String help) implements Mapped {

        static final String RESEND = " Then send the order again.";

        static Optional<CannotMap> missing(String what, String field) {
            return cannot(
                    "The order needs %s; it has none.".formatted(what), field, "Fill it in commercetools." + RESEND);
        }

        static Optional<CannotMap> cannot(String reason, String field, String help) {
            return Optional.of(new CannotMap(reason, field, help));
        }
    }
}
