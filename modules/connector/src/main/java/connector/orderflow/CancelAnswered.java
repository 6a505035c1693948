package connector.orderflow;

import org.jspecify.annotations.Nullable;

/**
 * OrderFlow answered a cancel, and order detail did not show it as cancelled then. Kept so that the same cancel is not sent again
 * before order detail shows something new.
 *
 * @param words OrderFlow's
 * @param shown what order detail showed after the answer; null: nothing is waited for
 */
record CancelAnswered(String words, @Nullable OrderDetail shown) {

    static final CancelAnswered NONE = new CancelAnswered("", null);

    /** Facts of this kind have the order reference behind it. */
    static final String FACTS = "cancel-answer/";

    boolean isStillTrue(OrderDetail now) {
        return now.equals(shown);
    }
}
