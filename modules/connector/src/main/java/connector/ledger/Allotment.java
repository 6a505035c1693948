package connector.ledger;

import java.util.SequencedMap;

/** Whether what happened to pieces fits the order, and on which lines they fall. */
public sealed interface Allotment {

    /** @param byLine pieces by line id, in the order's own sequence; {@code after} counts them */
    record Fits(SequencedMap<String, Long> byLine, QuantityLedger after) implements Allotment {}

    /**
     * More than there is, by all lines of this SKU, or what of them belongs to the consignment.
     *
     * @param ordered how many there are: ordered and not cancelled; of pieces that come back, shipped
     * @param shipped how many of them are gone already: shipped; of pieces that come back, returned
     * @param pieces how many more were told of
     */
    record TooMany(String sku, long ordered, long shipped, long pieces) implements Allotment {}

    record UnknownSku(String sku) implements Allotment {}
}
