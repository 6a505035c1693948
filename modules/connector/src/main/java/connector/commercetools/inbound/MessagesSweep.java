package connector.commercetools.inbound;

import connector.audit.AuditLog;
import connector.audit.Failure;
import connector.audit.Trail;
import connector.commercetools.CommercetoolsSettings;
import connector.commercetools.client.MessagePages;
import connector.commercetools.client.MessagePages.PageAnswer;
import connector.commercetools.client.MessagePages.Position;
import connector.workqueue.Cursors;
import connector.workqueue.Recurring;
import connector.workqueue.WorkQueue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads the Messages API from where it stopped last, for what no subscription delivered (reference §1.6). A page and the
 * cursor behind it are stored in one transaction: after a crash the page is read again, and its messages are repeats.
 */
@Component
public class MessagesSweep implements Recurring {

    private static final Logger LOG = LoggerFactory.getLogger(MessagesSweep.class);

    private final CommercetoolsSettings settings;
    private final MessagePages pages;
    private final Cursors cursors;
    private final TransactionTemplate transaction;
    private final AuditLog audit;
    private final Clock clock;
    private final SweptPages swept;

    MessagesSweep(
            CommercetoolsSettings settings,
            MessagePages pages,
            WorkQueue queue,
            Cursors cursors,
            TransactionTemplate transaction,
            AuditLog audit,
            Clock clock) {
        this.settings = settings;
        this.pages = pages;
        this.cursors = cursors;
        this.transaction = transaction;
        this.audit = audit;
        this.clock = clock;
        this.swept = new SweptPages(new Intake(queue, settings.projectKey()), settings.projectKey(), clock);
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
        Instant until = clock.instant().minus(settings.sweep().margin());
        Optional<Position> next = Optional.of(start());
        while (next.isPresent()) {
            next = step(next.get(), until);
        }
    }

    private Position start() {
        return cursors.read(name()).map(MessagesSweep::position).orElseGet(() -> {
            Instant from = clock.instant().minus(settings.sweep().lookBack());
            Position first = new Position(from.toString(), "");
            cursors.write(name(), text(first));
            return first;
        });
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
        transaction.executeWithoutResult(_ -> {
            audit.write(swept.store(page, trail));
            cursors.write(name(), text(page.last()));
        });
        return page.messages().size() < MessagePages.LARGEST_PAGE ? Optional.empty() : Optional.of(page.last());
    }

    private Optional<Position> stopped(Trail trail, String why) {
        LOG.warn("The sweep of messages stopped, the next one goes on from the same place: {}", why);
        trail.decided("sweep stopped", why);
        audit.write(trail);
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
