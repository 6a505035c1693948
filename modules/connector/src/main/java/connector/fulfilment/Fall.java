package connector.fulfilment;

import connector.fulfilment.TakenPieces.Share;
import java.util.List;

/** On which lines, and into which deliveries, the pieces of a shipment fall. */
sealed interface Fall {

    /** One delivery; several only where the pieces belong to several shippings of the order. */
    record Into(List<Share> shares) implements Fall {}

    /** Some of them fit, the others do not. @param reason with the numbers */
    record Partly(List<Share> shares, String reason, String help) implements Fall {}

    /** They do not fit. @param reason with the numbers */
    record Nowhere(String reason, String help) implements Fall {}
}
