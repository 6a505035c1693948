package connector.cancellation;

import org.jspecify.annotations.Nullable;

/**
 * Why a consignment is cancelled for good. A fact of the order.
 *
 * @param code of the reason, as the side that wanted it calls it, null: it gave none
 * @param words how it was asked for, or what OrderFlow showed
 * @param told whether commerce carries all of it; who takes it back then is a person
 */
record Ended(String reference, By by, @Nullable String code, String words, boolean told) {

    /** Facts of this kind have the reference behind it. */
    static final String FACTS = "cancelled-order/";

    /** Who wanted it. */
    enum By {
        /** The order was to be cancelled. */
        COMMERCE,
        /** Nothing that it held is left in the order. */
        EMPTIED,
        WAREHOUSE
    }

    String key() {
        return FACTS + reference;
    }

    Ended isTold() {
        return new Ended(reference, by, code, words, true);
    }
}
