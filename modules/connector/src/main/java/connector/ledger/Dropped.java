package connector.ledger;

import org.jspecify.annotations.Nullable;

/**
 * Pieces of a line that the warehouse did not ship and never will, and how commerce is told of them. A fact of the order,
 * written before commerce is told, so that nobody takes what we write for a wish of commerce's.
 *
 * @param reference OrderFlow's order reference
 * @param quantity all pieces of the line that this consignment lacks
 * @param told how many of these commerce has been told of for sure
 * @param edited how many of those told left the order by an Order Edit; the others are in the cancelled state
 * @param before pieces of the line in commerce's cancelled state when this was written
 * @param editKey of the Order Edit that tells the rest, null: line item states do
 */
public record Dropped(
        String reference,
        String lineId,
        String sku,
        long quantity,
        long told,
        long edited,
        long before,
        @Nullable String editKey) {

    /** Facts of this kind have the reference and the line behind it. */
    public static final String FACTS = "cancelled/";

    public String key() {
        return FACTS + reference + "/" + lineId;
    }

    /** How many pieces commerce has not been told of for sure. */
    public long open() {
        return quantity - told;
    }

    public boolean isEdit() {
        return editKey != null && open() > 0;
    }

    /** How many pieces in commerce's cancelled state came there by us. @param now pieces in that state */
    public long ours(long now) {
        boolean arrived = editKey == null && now >= before + open();
        return told - edited + (arrived ? open() : 0);
    }

    public Dropped toldOfAll() {
        return new Dropped(
                reference, lineId, sku, quantity, quantity, edited + (editKey == null ? 0 : open()), before, editKey);
    }

    /** The same pieces, told by line item states. */
    public Dropped byStates() {
        return new Dropped(reference, lineId, sku, quantity, told, edited, before, null);
    }
}
