package connector.commercetools.inbound;

import connector.audit.Failure;
import connector.audit.Trail;
import connector.commercetools.CommercetoolsSettings;
import connector.commercetools.client.MessagePages;
import connector.commercetools.client.MessagePages.PageAnswer;
import connector.commercetools.client.MessagePages.Position;
import connector.workqueue.Recurring;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Reads the Messages API from where it stopped last, for what no subscription delivered (reference §1.6). A page and the
 * cursor behind it are stored in one transaction: after a crash the page is read again, and its messages are repeats.
 */
@Component
final class MessagesSweep implements Recurring {

    private static final Logger LOG = LoggerFactory.getLogger(MessagesSweep.class);

    private final CommercetoolsSettings settings;
    private final MessagePages pages;
    private final SweepStorage storage;
    private final Clock clock;
    private final SweptPages swept;

    MessagesSweep(CommercetoolsSettings settings, MessagePages pages, SweepStorage storage, Clock clock) {
        this.settings = settings;
        this.pages = pages;
        this.storage = storage;
        this.clock = clock;
        this.swept = new SweptPages(new Intake(storage.queue(), settings.projectKey()), settings.projectKey(), clock);
    }

    /** Of the task, and of the cursor. */
    @Override
    public String name() {
        return "commercetools/" + settings.projectKey() + "/messages";
    }

    @Override
    public Duration interval() {
        return settings.sweep().interval();
    }

    /**
     * Reads on until nothing is left that is older than the margin. Stops where commercetools gives no usable answer;
     * the next run starts there.
     *
     * @throws org.springframework.dao.DataAccessException when the database cannot take a page; the cursor stays too
     */
    @Override
    public void run() {
        if (!settings.sweep().enabled()) {
            return;
        }
        Instant until = before(settings.sweep().margin());
        Optional<Position> next = Optional.of(start());
        while (next.isPresent()) {
            next = step(next.get(), until);
        }
    }

    private Position start() {
        return storage.cursors().read(name()).map(MessagesSweep::position).orElseGet(() -> {
            Position first = new Position(before(settings.sweep().lookBack()).toString(), "");
            storage.cursors().write(name(), text(first));
            return first;
        });
    }

    /** Milliseconds, as commercetools counts time. */
    private Instant before(Duration ago) {
        return clock.instant().minus(ago).truncatedTo(ChronoUnit.MILLIS);
    }

    /** One page. Empty when there is nothing to read on for. */
    private Optional<Position> step(Position position, Instant until) {
        Trail trail = new Trail(settings.projectKey() + "/" + UUID.randomUUID(), null, clock);
        return switch (trail.follow(() -> pages.after(position, until))) {
            case PageAnswer.Failed(Failure failure) -> stopped(trail, failure.words());
            case PageAnswer.Page(byte[] body) -> stored(trail, body, position);
        };
    }

    private Optional<Position> stored(Trail trail, byte[] body, Position position) {
        Optional<SweptPages.Page> readable = swept.read(body, position);
        if (readable.isEmpty()) {
            return stopped(swept.withoutMessages(trail), "commercetools answered with an unusable page of messages");
        }
        SweptPages.Page page = readable.get();
        if (page.messages().isEmpty()) {
            return Optional.empty();
        }
        storage.transaction().executeWithoutResult(_ -> {
            storage.audit().write(swept.store(page, trail));
            storage.cursors().write(name(), text(page.last()));
        });
        return page.messages().size() < MessagePages.LARGEST_PAGE ? Optional.empty() : Optional.of(page.last());
    }

    private Optional<Position> stopped(Trail trail, String why) {
        LOG.warn("The sweep of messages stopped, the next one goes on from the same place: {}", why);
        trail.decided("sweep stopped", why);
        storage.audit().write(trail);
        return Optional.empty();
    }

    private static Position position(String cursor) {
        int split = cursor.indexOf('|');
        return new Position(cursor.substring(0, split), cursor.substring(split + 1));
    }

    private static String text(Position position) {
        return position.createdAt() + "|" + position.id();
    }
}
