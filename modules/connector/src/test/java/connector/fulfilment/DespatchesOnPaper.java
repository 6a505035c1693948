package connector.fulfilment;

import connector.audit.Failure;
import connector.orderflow.Despatch;
import connector.orderflow.ImportDocument;
import connector.orderflow.OrderFlow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An OrderFlow whose despatches query is all that is ever asked. */
final class DespatchesOnPaper implements OrderFlow {

    final List<Despatch> shows = new ArrayList<>();

    /** Widths of the periods asked for. */
    final List<Duration> asked = new ArrayList<>();

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
        throw new AssertionError("shipments are not looked up by order detail");
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
