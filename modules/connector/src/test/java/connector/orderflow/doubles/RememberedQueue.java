package connector.orderflow.doubles;

import connector.audit.Trail;
import connector.workqueue.Work;
import connector.workqueue.WorkQueue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.dao.DataAccessResourceFailureException;

/** A queue in memory that can lose its database. */
public final class RememberedQueue implements WorkQueue {

    /** Something kept without a lane. */
    public record Kept(String kind, String source, String dedupeKey, byte[] body) {}

    public final List<Work> works = new ArrayList<>();
    public final List<Kept> kept = new ArrayList<>();
    public final List<Trail> trails = new ArrayList<>();
    private final Set<String> seen = new LinkedHashSet<>();
    private int takesUntilItBreaks = Integer.MAX_VALUE;

    /** @param taken how many more items are taken before the database is gone */
    public void breaksAfter(int taken) {
        takesUntilItBreaks = taken;
    }

    public void works() {
        takesUntilItBreaks = Integer.MAX_VALUE;
    }

    @Override
    public Stored put(Work work, Trail trail) {
        take(trail);
        if (!seen.add(work.source() + " " + work.dedupeKey())) {
            return Stored.REPEATED;
        }
        works.add(work);
        return Stored.NEW;
    }

    @Override
    public Stored keep(
            String kind, String source, String dedupeKey, Map<String, String> headers, byte[] body, Trail trail) {
        take(trail);
        if (!seen.add(source + " " + dedupeKey)) {
            return Stored.REPEATED;
        }
        kept.add(new Kept(kind, source, dedupeKey, body));
        return Stored.NEW;
    }

    private void take(Trail trail) {
        if (takesUntilItBreaks-- <= 0) {
            throw new DataAccessResourceFailureException("the database is gone");
        }
        trails.add(trail);
    }
}
