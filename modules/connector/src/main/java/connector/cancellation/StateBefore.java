package connector.cancellation;

import connector.orderflow.OrderLink;
import connector.orderflow.OrderLink.State;
import org.jspecify.annotations.Nullable;

/**
 * How far a consignment was when its cancel was asked for: a request that is taken back brings it there again.
 *
 * @param note of the link then
 */
record StateBefore(State state, @Nullable String note) {

    /** Facts of this kind have the order reference behind it. */
    static final String FACTS = "cancel-before/";

    /** Of a link whose cancel was asked for before this was remembered. */
    static final StateBefore ACCEPTED = new StateBefore(State.ACCEPTED, null);

    static StateBefore of(OrderLink link) {
        return new StateBefore(link.state(), link.note());
    }

    OrderLink restored(OrderLink link) {
        return link.in(state, note);
    }
}
