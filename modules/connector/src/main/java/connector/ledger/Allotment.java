package connector.ledger;

import java.util.SequencedMap;

/** Whether pieces that left the warehouse fit the order, and on which lines they fall. */
public sealed interface Allotment {

    /** @param byLine pieces by line id, in the order's own sequence; {@code after} counts them as shipped */
    record Fits(SequencedMap<String, Long> byLine, QuantityLedger after) implements Allotment {}

    /** More than is open: {@code ordered} and {@code shipped} are of all lines of this SKU. */
    record TooMany(String sku, long ordered, long shipped, long pieces) implements Allotment {}

    record UnknownSku(String sku) implements Allotment {}
}
