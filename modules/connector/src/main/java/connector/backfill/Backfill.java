package connector.backfill;

import connector.audit.Failure;
import connector.audit.Trail;
import connector.commercetools.CommercetoolsSettings;
import connector.workqueue.Lane;
import connector.workqueue.Work;
import connector.workqueue.WorkAccess;
import connector.workqueue.WorkQueue.Stored;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * Stores one hint per order of a selection, as a message would, so that the service looks at each in its lane. A hint and the
 * cursor behind it are stored in one transaction: a run that was broken off goes on behind it.
 */
public final class Backfill {

    private static final byte[] NOTHING_TO_SAY = "{}".getBytes(StandardCharsets.UTF_8);

    private final Project project;
    private final WorkAccess work;
    private final String operator;
    private final Clock clock;

    /** @param operator who asked for it, kept in the audit log */
    public Backfill(Project project, WorkAccess work, String operator, Clock clock) {
        this.project = project;
        this.work = work;
        this.operator = operator;
        this.clock = clock;
    }

    /**
     * How to go about it.
     *
     * @param restart from the start, and every order is looked at once more even if an earlier run has stored it
     */
    public record Manner(boolean restart, Pace pace) {}

    /** How a run ended. */
    public sealed interface Ending {

        Counts counts();

        record Finished(Counts counts) implements Ending {}

        /** commercetools gave no usable answer; the next run goes on from here. */
        record Stopped(Counts counts, Failure failure) implements Ending {}
    }

    /** @throws org.springframework.dao.DataAccessException when the database cannot take it; the cursor stays, too */
    public Ending run(Selection selection, Manner manner, Watching watching) {
        Reading reading = Reading.of(selection, project.orders(), project.pages());
        Standing standing = begin(selection, manner.restart(), watching);
        while (true) {
            switch (read(reading, standing.at())) {
                case Batch.Failed failed -> {
                    return new Ending.Stopped(standing.counts(), failed.failure());
                }
                case Batch.Read batch -> {
                    for (Candidate candidate : batch.candidates()) {
                        standing = take(candidate, selection, standing, manner.pace(), watching);
                        watching.at(reading.behind(standing.at()), reading.size(), standing.counts());
                    }
                    if (batch.last()) {
                        return finished(selection, standing);
                    }
                }
            }
        }
    }

    private Standing begin(Selection selection, boolean restart, Watching watching) {
        Standing standing = work.cursors()
                .read(cursor(selection))
                .map(Standing::read)
                .map(before -> before.toBeginWith(restart))
                .orElse(Standing.FIRST);
        if (!standing.at().isEmpty()) {
            watching.goesOn(standing.counts());
        }
        if (restart) {
            work.cursors().write(cursor(selection), standing.text());
        }
        return standing;
    }

    private Ending finished(Selection selection, Standing standing) {
        work.cursors().write(cursor(selection), standing.finished().text());
        return new Ending.Finished(standing.counts());
    }

    /** The answers hold whole orders with their addresses, so the audit log gets none of them. */
    private Batch read(Reading reading, String cursor) {
        String correlationId = "backfill/" + UUID.randomUUID();
        Trail asked = new Trail(correlationId, null, clock);
        Batch batch = asked.follow(() -> reading.after(cursor));
        Trail kept = new Trail(correlationId, null, clock);
        asked.exchanges().forEach(full -> kept.exchanged(full.status() == 200 ? full.withoutResponse() : full));
        work.audit().write(kept);
        return batch;
    }

    private Standing take(Candidate candidate, Selection selection, Standing standing, Pace pace, Watching watching) {
        return switch (candidate) {
            case Candidate.Unknown unknown -> {
                watching.unknown(unknown.name());
                Standing next = standing.at(unknown.cursor(), standing.counts().plusMissing());
                work.cursors().write(cursor(selection), next.text());
                yield next;
            }
            case Candidate.Found found -> {
                pace.await();
                yield Objects.requireNonNull(work.transaction().execute(_ -> store(found, selection, standing)));
            }
        };
    }

    private Standing store(Candidate.Found found, Selection selection, Standing standing) {
        Lane lane = Lane.ofOrder(project.key(), found.order().getId());
        String dedupeKey =
                selection.name() + "/" + standing.round() + "/" + found.order().getId();
        String correlationId = "backfill/" + UUID.randomUUID();
        Trail trail = new Trail(correlationId, lane.key(), clock);
        trail.concerns(found.number());
        trail.decided("backfill", "by " + operator + ": " + selection.words());
        Work hint = new Work(
                lane,
                CommercetoolsSettings.ORDER_NEWS,
                "backfill/" + project.key(),
                dedupeKey,
                Map.of("transport", "backfill"),
                NOTHING_TO_SAY,
                correlationId);
        Stored stored = work.queue().put(hint, trail);
        Counts counts = standing.counts();
        Standing next = standing.at(found.cursor(), stored == Stored.NEW ? counts.plusQueued() : counts.plusKnown());
        work.cursors().write(cursor(selection), next.text());
        return next;
    }

    private String cursor(Selection selection) {
        return "backfill/" + project.key() + "/" + selection.name();
    }
}
