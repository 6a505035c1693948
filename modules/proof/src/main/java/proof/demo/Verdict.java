package proof.demo;

import java.time.Duration;
import java.util.List;
import proof.demo.BothSides.OrderState;

/**
 * What a demo proved; the component names are those of the JSON line.
 *
 * @param exported orders that OrderFlow has exactly once, with the same goods, and commercetools knows it
 * @param duplicates OrderFlow orders beyond the first of an order, and those that stand for none
 * @param shipped orders whose shipment state is Shipped
 * @param parcels parcels on all orders
 * @param lost orders that did not arrive, or of which something despatched is not on the order
 * @param doubleWrites parcels or pieces on orders more often than they left the warehouse
 * @param p50Ms and {@code p95Ms}: from placing an order to its acceptance being known in commercetools
 */
public record Verdict(
        int orders,
        int exported,
        int duplicates,
        int shipped,
        int parcels,
        int lost,
        int doubleWrites,
        int faultsInjected,
        long p50Ms,
        long p95Ms) {

    public static Verdict of(List<OrderState> states, int strangers, int faultsInjected) {
        List<Long> waits = states.stream()
                .flatMap(each -> each.acceptedAfter().stream())
                .map(Duration::toMillis)
                .sorted()
                .toList();
        return new Verdict(
                states.size(),
                (int) states.stream().filter(OrderState::exportedOnce).count(),
                strangers
                        + states.stream()
                                .mapToInt(each -> Math.max(0, each.imports() - 1))
                                .sum(),
                (int) states.stream().filter(OrderState::shipped).count(),
                states.stream().mapToInt(each -> each.parcels().size()).sum(),
                (int) states.stream().filter(each -> !each.complete()).count(),
                states.stream().mapToInt(OrderState::doubleWrites).sum(),
                faultsInjected,
                at(waits, 0.50),
                at(waits, 0.95));
    }

    public boolean holds() {
        return exported == orders && duplicates == 0 && lost == 0 && doubleWrites == 0;
    }

    private static long at(List<Long> sorted, double share) {
        return sorted.isEmpty() ? 0 : sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }
}
