package connector.console;

import java.util.List;
import java.util.Map;

/**
 * The first page.
 *
 * @param more orders that are known but not listed
 * @param messages stored messages by state
 * @param at the time of the view
 */
record OrdersView(
        OrderCounts counts,
        Map<String, Long> messages,
        List<TroubleView> parked,
        List<TroubleView> retrying,
        List<OrderView> orders,
        long more,
        String at) {

    public long stored() {
        return messages.values().stream().mapToLong(Long::longValue).sum();
    }

    public long notHandled() {
        return messages.getOrDefault("not handled", 0L);
    }

    /** Parked lanes that the page does not list. */
    public long moreParked() {
        return Math.max(0, counts.parked() - parked.size());
    }

    /** Retrying lanes that the page does not list. */
    public long moreRetrying() {
        return Math.max(0, counts.retrying() - retrying.size());
    }
}
