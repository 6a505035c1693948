package connector.orderflow.inbound;

import connector.audit.AuditLog;
import connector.audit.Trail;
import connector.orderflow.Despatch;
import connector.orderflow.DestinationSettings;
import connector.orderflow.NewsReader;
import connector.orderflow.OrderFlow;
import connector.orderflow.OrderFlow.DespatchesAnswer;
import connector.orderflow.OrderLinks;
import connector.workqueue.Cursors;
import connector.workqueue.Lane;
import connector.workqueue.Recurring;
import connector.workqueue.Work;
import connector.workqueue.WorkQueue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks one OrderFlow again and again for what was despatched: enough by itself when no push ever comes (reference §2.12).
 * The cursor moves with the work it found, in one transaction, or not at all.
 */
class DespatchesPoll implements Recurring {

    /** After a long silence the cursor catches up day by day, so that a failure costs one day at most. */
    private static final Duration STRIDE = Duration.ofHours(24);

    /** Of two rows of one shipment the one that left later, or with more packages, is worked last. */
    private static final Comparator<Despatch> LAST_COUNTS = Comparator.comparing(
                    Despatch::completed, Comparator.nullsFirst(Comparator.<Instant>naturalOrder()))
            .thenComparing(despatch -> despatch.packages().size());

    private final DestinationSettings settings;
    private final OrderFlow orderFlow;
    private final Storage storage;
    private final Clock clock;

    /** Where the poll puts what it found. */
    record Storage(
            WorkQueue queue, OrderLinks links, Cursors cursors, AuditLog audit, TransactionTemplate transactions) {

        /** Some at a time, each portion with what is remembered of it in a transaction of its own. */
        void put(Stream<Found> all, Clock clock) {
            // everybody who locks several lanes does so in the same order
            all.sorted(Comparator.comparing((Found found) -> found.work().lane().key()))
                    .gather(Gatherers.windowFixed(PollStorage.AT_ONCE))
                    .forEach(some -> transactions.executeWithoutResult(_ -> some.forEach(found -> put(found, clock))));
        }

        private void put(Found found, Clock clock) {
            Work work = found.work();
            queue.put(work, new Trail(work.correlationId(), work.lane().key(), clock));
            found.remembering().run();
        }
    }

    /**
     * Work made of a report.
     *
     * @param remembering notes in the same transaction what was reported, so that the next round knows it
     */
    record Found(Work work, Runnable remembering) {}

    DespatchesPoll(DestinationSettings settings, OrderFlow orderFlow, Storage storage, Clock clock) {
        this.settings = settings;
        this.orderFlow = orderFlow;
        this.storage = storage;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "orderflow.despatches/" + settings.name();
    }

    @Override
    public Duration interval() {
        return settings.poll().interval();
    }

    @Override
    public void run() {
        Instant now = clock.instant();
        Instant cursor = storage.cursors()
                .read(name())
                .map(Instant::parse)
                .orElseGet(() -> now.minus(settings.poll().lookBack()));
        while (cursor.isBefore(now) && !Thread.currentThread().isInterrupted()) {
            Instant next = earlier(cursor.plus(STRIDE), now);
            if (!stored(cursor.minus(settings.poll().overlap()), next)) {
                return;
            }
            cursor = next;
        }
    }

    private boolean stored(Instant from, Instant to) {
        Trail trail = new Trail("poll/" + UUID.randomUUID(), null, clock);
        DespatchesAnswer answer = trail.follow(() -> orderFlow.despatches(settings.name(), from, to));
        return switch (answer) {
            case DespatchesAnswer.Despatches(List<Despatch> despatches) -> {
                store(despatches, to, trail);
                yield true;
            }
            case DespatchesAnswer.Failed(var failure) -> {
                trail.decided("poll failed", failure.words());
                storage.audit().write(trail);
                yield false;
            }
        };
    }

    /**
     * The cursor moves once all is stored: what a failure leaves out is found again, and what was stored is known. Only what differs from
     * the last report of a shipment is news, so a correction that is taken back is one too.
     */
    private void store(List<Despatch> despatches, Instant to, Trail trail) {
        storage.audit().write(trail);
        LastReported last = LastReported.despatches(storage.cursors(), settings.name());
        Map<String, List<Despatch>> byShipment = despatches.stream()
                .sorted(LAST_COUNTS)
                .collect(Collectors.groupingBy(Despatch::reference, TreeMap::new, Collectors.toList()));
        storage.put(
                byShipment.entrySet().stream()
                        .filter(each -> last.isNews(each.getKey(), LastReported.text(each.getValue())))
                        .flatMap(each -> found(each.getKey(), each.getValue(), last, trail.correlationId())),
                clock);
        storage.cursors().write(name(), to.toString());
    }

    /** A shipment that is listed twice is news of its own each time, and remembered with the last. */
    private Stream<Found> found(String reference, List<Despatch> rows, LastReported last, String correlationId) {
        Despatch newest = rows.getLast();
        return rows.stream()
                .map(row -> new Found(
                        work(row, correlationId),
                        row == newest ? () -> last.write(reference, LastReported.text(rows)) : () -> {}));
    }

    /** The key need only be new: what was reported before never gets here. */
    private Work work(Despatch despatch, String correlationId) {
        return new Work(
                lane(despatch.orderReference()),
                Despatch.SHIPMENT_NEWS,
                "poll/" + settings.name(),
                despatch.reference() + "/" + UUID.randomUUID(),
                Map.of(
                        NewsReader.CONTENT,
                        NewsReader.DESPATCH_JSON,
                        NewsReader.ORDER_REFERENCE,
                        despatch.orderReference()),
                NewsReader.body(despatch),
                correlationId);
    }

    private Lane lane(String orderReference) {
        return storage.links()
                .ofReference(settings.name(), orderReference)
                .map(link -> Lane.ofOrder(link.projectKey(), link.orderId()))
                .orElseGet(() -> Lane.ofReference(settings.name(), orderReference));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
