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
 * @param code of the reason, as the warehouse shows it
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
        String code,
        long before,
        @Nullable String editKey) {

    /** Facts of this kind have the reference and the line behind it. */
    public static final String FACTS = "cancelled/";

    /** No piece is dropped yet. */
    public static Dropped none(String reference, String lineId, String sku) {
        return new Dropped(reference, lineId, sku, 0, 0, 0, "", 0, null);
    }

    /** More pieces. @param now pieces of the line in commerce's cancelled state, and those on their way there */
    public Dropped and(long pieces, String why, long now) {
        return new Dropped(reference, lineId, sku, quantity + pieces, told, edited, why, now, null);
    }

    /** Fewer pieces, of those that commerce has not been told of. */
    public Dropped without(long pieces) {
        return new Dropped(
                reference,
                lineId,
                sku,
                quantity - pieces,
                told,
                edited,
                code,
                before,
                open() > pieces ? editKey : null);
    }

    /** The same pieces, told by an Order Edit. */
    public Dropped byEdit(String key) {
        return new Dropped(reference, lineId, sku, quantity, told, edited, code, before, key);
    }

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
                reference,
                lineId,
                sku,
                quantity,
                quantity,
                edited + (editKey == null ? 0 : open()),
                code,
                before,
                null);
    }

    /** The same pieces, told by line item states. */
    public Dropped byStates() {
        return new Dropped(reference, lineId, sku, quantity, told, edited, code, before, null);
    }
}
