package connector.orderflow.inbound;

import connector.audit.Trail;
import connector.orderflow.DestinationSettings;
import connector.orderflow.News;
import connector.orderflow.News.Because;
import connector.orderflow.OrderLink;
import connector.orderflow.inbound.Looks.Noticed;
import connector.workqueue.Recurring;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Orders the warehouse accepted, and that nobody has heard of for long: they are asked for, some at a time, and each at most once in
 * that while. For what no push and no poll told.
 */
class SilentOrders implements Recurring {

    /** Of one round: a warehouse that takes five calls a second has done with them in seconds. */
    static final int MOST = 50;

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int ROUNDS = 20;

    private final DestinationSettings settings;
    private final PollStorage storage;

    SilentOrders(DestinationSettings settings, PollStorage storage) {
        this.settings = settings;
        this.storage = storage;
    }

    @Override
    public String name() {
        return "orderflow.silent/" + settings.name();
    }

    @Override
    public Duration interval() {
        Duration share = settings.poll().silentAfter().dividedBy(ROUNDS);
        return share.compareTo(LONGEST) > 0 ? LONGEST : share.compareTo(SHORTEST) < 0 ? SHORTEST : share;
    }

    @Override
    public void run() {
        Instant now = storage.looks().clock().instant();
        Duration after = settings.poll().silentAfter();
        storage.transactions().executeWithoutResult(_ -> {
            List<OrderLink> silent = storage.silence().since(settings.name(), now.minus(after), MOST);
            Trail trail =
                    new Trail("poll/" + UUID.randomUUID(), null, storage.looks().clock());
            storage.looks()
                    .put(
                            "silent",
                            settings.name(),
                            silent.stream().map(SilentOrders::noticed).toList(),
                            trail.correlationId());
            silent.forEach(link -> storage.silence().asked(link, now.minus(spread(after))));
        });
    }

    /** Orders that fell silent together are not asked for together for ever. */
    private static Duration spread(Duration after) {
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(after.toMillis() / 10 + 1));
    }

    private static Noticed noticed(OrderLink link) {
        return new Noticed(
                new News.Look(link.reference(), null, Because.SILENT), link.reference() + "/" + UUID.randomUUID());
    }
}
