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
     * Reads on until nothing is left that is older than the margin, by commercetools' own clock. Stops where commercetools gives no
     * usable answer; the next run starts there.
     *
     * @throws org.springframework.dao.DataAccessException when the database cannot take a page; the cursor stays too
     */
    @Override
    public void run() {
        if (!settings.sweep().enabled()) {
            return;
        }
        Optional<Place> next = Optional.of(start());
        while (next.isPresent()) {
            next = step(next.get());
        }
    }

    /**
     * What is asked for next.
     *
     * @param limit of the page; pages that are too large are halved, and slowly grow again
     * @param skipped so many messages behind the position are too large even alone
     * @param first nothing was ever read: where that starts depends on whose clock is right
     */
    private record Place(Position position, int limit, int skipped, boolean first) {

        Place halved() {
            return new Place(position, limit / 2, skipped, first);
        }

        Place without() {
            return new Place(position, 1, skipped + 1, first);
        }

        Place after(Position last) {
            int larger = limit + Math.max(1, limit / 4);
            return new Place(last, Math.min(larger, MessagePages.LARGEST_PAGE), 0, false);
        }
    }

    private Place start() {
        return storage.cursors()
                .read(name())
                .map(cursor -> new Place(position(cursor), MessagePages.LARGEST_PAGE, 0, false))
                .orElseGet(() -> first(clock.instant()));
    }

    private Place first(Instant now) {
        // milliseconds, as commercetools counts time
        Instant from = now.minus(settings.sweep().lookBack()).truncatedTo(ChronoUnit.MILLIS);
        Position first = new Position(from.toString(), "");
        storage.cursors().write(name(), text(first));
        return new Place(first, MessagePages.LARGEST_PAGE, 0, true);
    }

    /** One page. Empty when there is nothing to read on for. */
    private Optional<Place> step(Place place) {
        Trail trail = new Trail(settings.projectKey() + "/" + UUID.randomUUID(), null, clock);
        return switch (trail.follow(() -> pages.after(place.position(), place.limit(), place.skipped()))) {
            case PageAnswer.Failed(Failure failure) -> stopped(trail, failure.words());
            case PageAnswer.TooLarge(Failure failure) -> Optional.of(smaller(trail, place, failure));
            case PageAnswer.Page page when startsTooLate(place, page.asOf()) -> Optional.of(first(page.asOf()));
            case PageAnswer.Page page -> stored(trail, page, place);
        };
    }

    /** Our clock runs ahead of theirs: what they wrote in the time we were to look back at would be left out. */
    private boolean startsTooLate(Place place, Instant asOf) {
        Instant wanted = asOf.minus(settings.sweep().lookBack());
        return place.first()
                && Instant.parse(place.position().createdAt())
                        .minus(settings.sweep().margin())
                        .isAfter(wanted);
    }

    private Place smaller(Trail trail, Place place, Failure failure) {
        if (place.limit() > 1) {
            return place.halved();
        }
        LOG.warn("A message behind {} is passed over: {}", text(place.position()), failure.words());
        swept.passOver(place.position(), place.skipped(), failure.words());
        trail.decided("passed over", failure.words());
        storage.audit().write(trail);
        return place.without();
    }

    private Optional<Place> stored(Trail trail, PageAnswer.Page answer, Place place) {
        Instant until = answer.asOf().minus(settings.sweep().margin());
        Optional<SweptPages.Page> readable = swept.read(answer.body(), place.position(), until, place.limit());
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
        return page.more() ? Optional.of(place.after(page.last())) : Optional.empty();
    }

    private Optional<Place> stopped(Trail trail, String why) {
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
