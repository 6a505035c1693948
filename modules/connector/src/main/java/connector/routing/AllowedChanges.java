package connector.routing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which of commercetools' fixed states may follow which. The platform itself allows everything (reference, commercetools §3.3).
 *
 * @param next by state; a state that is not there is final
 */
public record AllowedChanges(Map<String, Set<String>> next) {

    /** Of {@code orderState}: no step back, Complete and Cancelled are final. */
    public static final AllowedChanges ORDER_STATES = new AllowedChanges(
            Map.of("Open", Set.of("Confirmed", "Complete", "Cancelled"), "Confirmed", Set.of("Complete", "Cancelled")));

    /** Of {@code shipmentState}: Backorder and Delayed may come and go until something ships; Canceled and Delivered are final. */
    public static final AllowedChanges SHIPMENT_STATES = new AllowedChanges(Map.of(
            "Pending", Set.of("Ready", "Backorder", "Delayed", "Partial", "Shipped", "Canceled"),
            "Ready", Set.of("Backorder", "Delayed", "Partial", "Shipped", "Canceled"),
            "Backorder", Set.of("Ready", "Delayed", "Partial", "Shipped", "Canceled"),
            "Delayed", Set.of("Ready", "Backorder", "Partial", "Shipped", "Canceled"),
            "Partial", Set.of("Shipped"),
            "Shipped", Set.of("Delivered")));

    /** Of {@code paymentState}: money that is owed may be paid, paid money may be owed back. */
    public static final AllowedChanges PAYMENT_STATES = new AllowedChanges(Map.of(
            "Pending", Set.of("BalanceDue", "Failed", "Paid", "CreditOwed"),
            "Failed", Set.of("Pending", "BalanceDue", "Paid"),
            "BalanceDue", Set.of("Failed", "Paid", "CreditOwed"),
            "Paid", Set.of("CreditOwed")));

    public AllowedChanges {
        Map<String, Set<String>> copied = new HashMap<>();
        next.forEach((state, allowed) -> copied.put(state, Set.copyOf(allowed)));
        next = Map.copyOf(copied);
    }

    /** @param from null: the order has none yet, and any may come */
    public boolean allows(@Nullable String from, String to) {
        return from == null || next.getOrDefault(from, Set.of()).contains(to);
    }

    /** What may follow, in alphabetical order. */
    public List<String> after(String from) {
        return next.getOrDefault(from, Set.of()).stream().sorted().toList();
    }

    /** The same with some rows replaced. */
    public AllowedChanges with(Map<String, Set<String>> rows) {
        Map<String, Set<String>> all = new HashMap<>(next);
        all.putAll(rows);
        return new AllowedChanges(all);
    }
}
