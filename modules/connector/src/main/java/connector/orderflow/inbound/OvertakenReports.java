package connector.orderflow.inbound;

import connector.orderflow.Despatch;
import connector.orderflow.DestinationSettings;
import connector.orderflow.FactWatcher;
import connector.orderflow.OrderDetail;
import connector.workqueue.Cursors;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Pushes, look-ups and polls report the same shipments. When one source brought something else than a poll reported last, the poll must not
 * take its next report for a repeat: what it reported may be true again.
 */
@Component
class OvertakenReports implements FactWatcher {

    private final List<DestinationSettings> destinations;
    private final Cursors cursors;
    private final PendingTable pending;

    OvertakenReports(List<DestinationSettings> destinations, Cursors cursors, PendingTable pending) {
        this.destinations = List.copyOf(destinations);
        this.cursors = cursors;
        this.pending = pending;
    }

    @Override
    public void saved(String projectKey, String orderId, String key, Object content) {
        switch (content) {
            case Despatch despatch ->
                destinations.stream()
                        .map(each -> LastReported.despatches(cursors, each.name()))
                        .forEach(last -> overtake(last, despatch));
            case OrderDetail detail -> destinations.forEach(each -> pending.overtake(each.name(), detail));
            default -> {}
        }
    }

    private static void overtake(LastReported last, Despatch now) {
        List<Despatch> reported = last.despatches(now.reference());
        if (!reported.isEmpty() && !holds(now, reported.getLast())) {
            last.overtaken(now.reference());
        }
    }

    /** Whether all that was reported holds now; what the report did not say contradicts nothing. */
    private static boolean holds(Despatch now, Despatch reported) {
        return (now.state().equals(Despatch.DESPATCHED) || now.state().equals(reported.state()))
                && says(now.courier(), reported.courier())
                && says(now.carrier(), reported.carrier())
                && says(now.service(), reported.service())
                && says(now.despatchReference(), reported.despatchReference())
                && says(now.trackingUrl(), reported.trackingUrl())
                && (reported.completed() == null || reported.completed().equals(now.completed()))
                && (reported.packages().isEmpty() || reported.packages().equals(now.packages()))
                && (reported.packageUrls().isEmpty() || reported.packageUrls().equals(now.packageUrls()))
                && (reported.lines().isEmpty() || reported.lines().equals(now.lines()));
    }

    private static boolean says(@Nullable String now, @Nullable String reported) {
        return reported == null || reported.isBlank() || Objects.equals(now, reported);
    }
}
