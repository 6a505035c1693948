package connector.backfill;

/**
 * What a backfill has met since it began, runs that were broken off included.
 *
 * @param found orders of the selection that the project has
 * @param queued of them: stored for the service to look at
 * @param known of them: this very backfill had stored them before
 * @param missing names that the project does not know
 */
public record Counts(long found, long queued, long known, long missing) {

    static final Counts NONE = new Counts(0, 0, 0, 0);

    Counts plusQueued() {
        return new Counts(found + 1, queued + 1, known, missing);
    }

    Counts plusKnown() {
        return new Counts(found + 1, queued, known + 1, missing);
    }

    Counts plusMissing() {
        return new Counts(found, queued, known, missing + 1);
    }
}
