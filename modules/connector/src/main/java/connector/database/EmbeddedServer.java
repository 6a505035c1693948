package connector.database;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The embedded server of a data folder as one process sees it. The first process owns it: it starts it and stops it. Others
 * connect; when the owner goes, one of them becomes the owner and starts the server again on the same port. When the server
 * dies under its owner (killed for its memory, by hand, by a crash), the owner starts it again.
 */
final class EmbeddedServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServer.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final DataFolder folder;
    private final ReentrantLock turn = new ReentrantLock();
    private @Nullable Ownership ownership;
    private @Nullable RunningPostgres running;
    private boolean closed;

    private EmbeddedServer(DataFolder folder) {
        this.folder = folder;
    }

    static EmbeddedServer open(DataFolder folder) {
        EmbeddedServer server = new EmbeddedServer(folder);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!server.own()) {
            if (new Leftovers(folder).answers()) {
                Thread.ofVirtual().name("database-heir").start(server::inherit);
                return server;
            }
            if (System.nanoTime() > end) {
                throw new IllegalStateException(
                        "Another process owns " + folder.root() + " but its database does not answer");
            }
            Pause.shortly();
        }
        return server;
    }

    Login login() {
        return folder.login();
    }

    boolean owned() {
        turn.lock();
        try {
            return running != null;
        } finally {
            turn.unlock();
        }
    }

    @Override
    public void close() {
        turn.lock();
        try {
            closed = true;
            if (running != null) {
                running.close();
            }
            if (ownership != null) {
                ownership.close();
            }
        } finally {
            turn.unlock();
        }
    }

    /** Starts the server if nobody else is its owner. */
    private boolean own() {
        turn.lock();
        try {
            if (closed) {
                return true;
            }
            Ownership taken = Ownership.tryTake(folder.lock());
            if (taken == null) {
                return false;
            }
            start(taken);
            return true;
        } finally {
            turn.unlock();
        }
    }

    private void start(Ownership taken) {
        boolean started = false;
        try {
            running = RunningPostgres.start(folder);
            ownership = taken;
            started = true;
            Thread.ofVirtual().name("database-guard").start(this::guard);
        } finally {
            if (!started) {
                taken.close();
            }
        }
    }

    private void inherit() {
        boolean settled = false;
        while (!settled) {
            Pause.shortly();
            try {
                settled = own();
            } catch (IllegalStateException e) {
                LOG.error("The owner of {} is gone and its database does not start: trying again", folder.root(), e);
            }
        }
    }

    private void guard() {
        boolean over = false;
        while (!over) {
            Pause.shortly();
            try {
                over = revived();
            } catch (IllegalStateException | UncheckedIOException e) {
                LOG.error("The database of {} died and does not start: trying again", folder.root(), e);
            }
        }
    }

    /** Starts the server again if it died. Returns true when nobody needs it any more. */
    private boolean revived() {
        turn.lock();
        try {
            if (!closed && running != null && !running.alive()) {
                LOG.error("The database of {} died, see {}: starting it again", folder.root(), folder.log());
                running = running.again();
                LOG.info("The database of {} is back", folder.root());
            }
            return closed;
        } finally {
            turn.unlock();
        }
    }
}
