package connector.commercetools.inbound;

import connector.audit.AuditLog;
import connector.audit.Trail;
import connector.workqueue.Cursors;
import connector.workqueue.Work;
import connector.workqueue.WorkQueue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

/** A database in memory: queue, audit log and cursors, with transactions that really undo. */
final class StoredWork extends AbstractPlatformTransactionManager implements WorkQueue, AuditLog, Cursors {

    private static final long serialVersionUID = 1L;

    record Kept(String kind, String source, String dedupeKey, Map<String, String> headers, String body) {}

    transient List<Work> works = new ArrayList<>();
    transient List<Kept> kept = new ArrayList<>();
    transient List<Trail> trails = new ArrayList<>();
    transient Map<String, String> cursors = new HashMap<>();
    transient @Nullable RuntimeException broken;
    int capacity = Integer.MAX_VALUE;

    private transient Set<String> keys = new HashSet<>();
    private transient Runnable undo = () -> {};

    @Override
    public Stored put(Work work, Trail trail) {
        if (!remember(work.source(), work.dedupeKey(), trail)) {
            return Stored.REPEATED;
        }
        works.add(work);
        return Stored.NEW;
    }

    @Override
    public Stored keep(
            String kind, String source, String dedupeKey, Map<String, String> headers, byte[] body, Trail trail) {
        if (!remember(source, dedupeKey, trail)) {
            return Stored.REPEATED;
        }
        kept.add(new Kept(kind, source, dedupeKey, headers, new String(body, StandardCharsets.UTF_8)));
        return Stored.NEW;
    }

    void clear() {
        works.clear();
        kept.clear();
        trails.clear();
        cursors.clear();
        keys.clear();
        broken = null;
    }

    private boolean remember(String source, String dedupeKey, Trail trail) {
        failWhenBroken();
        if (works.size() + kept.size() >= capacity) {
            throw new DataAccessResourceFailureException("disk full");
        }
        if (!keys.add(source + " " + dedupeKey)) {
            return false;
        }
        trails.add(trail);
        return true;
    }

    @Override
    public void write(Trail trail) {
        failWhenBroken();
        trails.add(trail);
    }

    @Override
    public Optional<String> read(String name) {
        failWhenBroken();
        return Optional.ofNullable(cursors.get(name));
    }

    @Override
    public void write(String name, String value) {
        failWhenBroken();
        cursors.put(name, value);
    }

    private void failWhenBroken() {
        if (broken != null) {
            throw broken;
        }
    }

    @Override
    protected Object doGetTransaction() {
        return this;
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        var worksBefore = List.copyOf(works);
        var keptBefore = List.copyOf(kept);
        var trailsBefore = List.copyOf(trails);
        var cursorsBefore = Map.copyOf(cursors);
        var keysBefore = Set.copyOf(keys);
        undo = () -> {
            works = new ArrayList<>(worksBefore);
            kept = new ArrayList<>(keptBefore);
            trails = new ArrayList<>(trailsBefore);
            cursors = new HashMap<>(cursorsBefore);
            keys = new HashSet<>(keysBefore);
        };
    }

    @Override
    protected void doCommit(DefaultTransactionStatus status) {
        undo = () -> {};
    }

    @Override
    protected void doRollback(DefaultTransactionStatus status) {
        undo.run();
    }
}
