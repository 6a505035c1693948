package connector.ledger;

import java.util.List;
import java.util.SequencedMap;

/**
 * What of some units fits an order, and what does not.
 *
 * @param byLine units that fit by line id, in the order's own sequence
 * @param beyond what is left over, by SKU, each once
 */
public record PartialAssignment(SequencedMap<String, Long> byLine, List<Beyond> beyond) {

    /**
     * Units that found no room.
     *
     * @param units how many of the SKU were reported in all
     * @param over how many of them are too many
     * @param known whether the order has a line of this SKU
     */
    public record Beyond(String sku, long units, long over, boolean known) {}
}
