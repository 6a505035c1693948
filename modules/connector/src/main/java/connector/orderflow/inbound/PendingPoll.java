package connector.orderflow.inbound;

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
            case PendingAnswer.Pending(List<PendingShipment> shipments) ->
                storage.transactions().executeWithoutResult(_ -> store(shipments, trail));
            case PendingAnswer.Failed(var failure) -> {
                trail.decided("poll failed", failure.words());
                storage.audit().write(trail);
            }
        }
    }

    private void store(List<PendingShipment> shipments, Trail trail) {
        Map<String, Seen> before = storage.pending().of(settings.name());
        Map<String, Seen> now = new LinkedHashMap<>();
        shipments.forEach(each -> now.put(each.reference(), Seen.of(each)));
        List<Noticed> noticed = new ArrayList<>(changed(before, now));
        noticed.addAll(gone(before, now));
        storage.audit().write(trail);
        storage.looks().put("pending", settings.name(), noticed, trail.correlationId());
    }

    private List<Noticed> changed(Map<String, Seen> before, Map<String, Seen> now) {
        List<Noticed> noticed = new ArrayList<>();
        now.forEach((reference, seen) -> {
            Seen last = before.get(reference);
            if (!seen.equals(last)) {
                storage.pending().save(settings.name(), reference, seen);
            }
            if (last == null || !last.said().equals(seen.said())) {
                noticed.add(noticed(reference, seen, Because.PENDING));
            }
        });
        return noticed;
    }

    private List<Noticed> gone(Map<String, Seen> before, Map<String, Seen> now) {
        List<Noticed> noticed = new ArrayList<>();
        List<String> forgotten = new ArrayList<>();
        before.forEach((reference, seen) -> {
            if (now.containsKey(reference)) {
                return;
            }
            if (seen.missing()) {
                noticed.add(noticed(reference, seen, Because.GONE));
                forgotten.add(reference);
            } else {
                storage.pending().save(settings.name(), reference, seen.gone());
            }
        });
        storage.pending().forget(settings.name(), forgotten);
        return noticed;
    }

    /** Each change is told once, because it is remembered in the same transaction: the key need only be new. */
    private static Noticed noticed(String reference, Seen seen, Because because) {
        return new Noticed(
                new News.Look(seen.orderReference(), reference, because), reference + "/" + UUID.randomUUID());
    }
}
