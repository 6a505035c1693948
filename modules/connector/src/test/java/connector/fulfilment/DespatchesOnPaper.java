package connector.fulfilment;

import connector.audit.Failure;
import connector.orderflow.Despatch;
import connector.orderflow.ImportDocument;
import connector.orderflow.OrderDetail;
import connector.orderflow.OrderFlow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An OrderFlow that is asked for despatches and for order detail. */
final class DespatchesOnPaper implements OrderFlow {

    final List<Despatch> shows = new ArrayList<>();

    /** Widths of the periods asked for. */
    final List<Duration> asked = new ArrayList<>();

    /** What order detail says, by order reference. */
    final Map<String, OrderDetail> details = new HashMap<>();

    /** Orders that order detail was asked for. */
    final List<String> looks = new ArrayList<>();

    final List<String> destinations = new ArrayList<>();
    Optional<Failure> fails = Optional.empty();

    @Override
    public DespatchesAnswer despatches(String destination, Instant from, Instant to) {
        destinations.add(destination);
        asked.add(Duration.between(from, to));
        if (fails.isPresent()) {
            return new DespatchesAnswer.Failed(fails.get());
        }
        return new DespatchesAnswer.Despatches(shows.stream()
                .filter(each -> each.completed() != null
                        && !each.completed().isBefore(from)
                        && !each.completed().isAfter(to))
                .toList());
    }

    @Override
    public ImportAnswer importDocument(String destination, ImportDocument document) {
        throw new AssertionError("shipments never lead to an import");
    }

    @Override
    public DetailAnswer orderDetail(String destination, String orderReference) {
        looks.add(orderReference);
        if (fails.isPresent()) {
            return new DetailAnswer.Failed(fails.get());
        }
        OrderDetail there = details.get(orderReference);
        return there == null ? new DetailAnswer.Unknown() : new DetailAnswer.Found(there);
    }

    @Override
    public PendingAnswer pending(String destination) {
        throw new AssertionError("shipments are not looked up in the pending query");
    }

    @Override
    public CancelAnswer cancelOrder(String destination, String orderReference, boolean changesReference) {
        throw new AssertionError("shipments never lead to a cancel");
    }

    @Override
    public InventoryAnswer inventory(String destination, List<String> skus) {
        throw new AssertionError("shipments never lead to a stock query");
    }
}
