package connector.orderflow.inbound;

import connector.audit.Storable;
import connector.audit.Trail;
import connector.orderflow.DestinationSettings;
import connector.orderflow.News;
import connector.orderflow.News.Because;
import connector.orderflow.OrderFlow;
import connector.orderflow.OrderFlow.PendingAnswer;
import connector.orderflow.PendingShipment;
import connector.orderflow.inbound.Looks.Noticed;
import connector.orderflow.inbound.PendingTable.Seen;
import connector.workqueue.Recurring;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Gatherers;
import org.jspecify.annotations.Nullable;

/**
 * Asks one OrderFlow again and again for what is on its way through the warehouse (reference §2.12). A shipment whose state or earliest
 * ship date changed is news; so is one that is pending no more, the second time it is missing: the despatches poll has told by then
 * if it left. Quiet shipments make no work.
 */
class PendingPoll implements Recurring {

    private final DestinationSettings settings;
    private final OrderFlow orderFlow;
    private final PollStorage storage;

    PendingPoll(DestinationSettings settings, OrderFlow orderFlow, PollStorage storage) {
        this.settings = settings;
        this.orderFlow = orderFlow;
        this.storage = storage;
    }

    @Override
    public String name() {
        return "orderflow.pending/" + settings.name();
    }

    @Override
    public Duration interval() {
        return settings.poll().pendingInterval();
    }

    @Override
    public void run() {
        Trail trail =
                new Trail("poll/" + UUID.randomUUID(), null, storage.looks().clock());
        switch (trail.follow(() -> orderFlow.pending(settings.name()))) {
            case PendingAnswer.Pending(List<PendingShipment> shipments) -> {
                storage.audit().write(trail);
                changes(shipments).stream()
                        .gather(Gatherers.windowFixed(PollStorage.AT_ONCE))
                        .forEach(some -> storage.transactions().executeWithoutResult(_ -> store(some, trail)));
            }
            case PendingAnswer.Failed(var failure) -> {
                trail.decided("poll failed", failure.words());
                storage.audit().write(trail);
            }
        }
    }

    /**
     * What is different about a shipment.
     *
     * @param seen how it is remembered from now on, null: no more
     * @param because why its order is to be looked at, null: it is not
     */
    private record Change(
            String reference,
            String orderReference,
            @Nullable Seen seen,
            @Nullable Because because) {}

    private List<Change> changes(List<PendingShipment> shipments) {
        Map<String, Seen> before = storage.pending().of(settings.name());
        Map<String, Seen> now = new LinkedHashMap<>();
        shipments.forEach(each -> now.put(Storable.key(each.reference()), Seen.of(each)));
        List<Change> changes = new ArrayList<>();
        now.forEach((reference, seen) -> {
            Seen last = before.get(reference);
            if (!seen.equals(last)) {
                boolean news = last == null || !last.said().equals(seen.said());
                changes.add(new Change(reference, seen.orderReference(), seen, news ? Because.PENDING : null));
            }
        });
        before.forEach((reference, seen) -> {
            if (!now.containsKey(reference)) {
                changes.add(
                        seen.missing()
                                ? new Change(reference, seen.orderReference(), null, Because.GONE)
                                : new Change(reference, seen.orderReference(), seen.gone(), null));
            }
        });
        return changes;
    }

    private void store(List<Change> changes, Trail trail) {
        List<Noticed> noticed = new ArrayList<>();
        List<String> forgotten = new ArrayList<>();
        for (Change change : changes) {
            if (change.seen() == null) {
                forgotten.add(change.reference());
            } else {
                storage.pending().save(settings.name(), change.reference(), change.seen());
            }
            if (change.because() != null) {
                noticed.add(noticed(change, change.because()));
            }
        }
        storage.pending().forget(settings.name(), forgotten);
        storage.looks().put("pending", settings.name(), noticed, trail.correlationId());
    }

    /** Each change is told once, because it is remembered in the same transaction: the key need only be new. */
    private static Noticed noticed(Change change, Because because) {
        return new Noticed(
                new News.Look(change.orderReference(), change.reference(), because),
                change.reference() + "/" + UUID.randomUUID());
    }
}
