package connector.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The right to start and stop the server of a data folder. One process has it; the system takes it back when it dies. */
final class Ownership implements AutoCloseable {

    // closing any channel of a file gives up all locks this process has on it: within a process the set decides first
    private static final Set<Path> OWNED_HERE = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private Ownership(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Null when another process, or another database of this process, is the owner. */
    static @Nullable Ownership tryTake(Path file) {
        if (!OWNED_HERE.add(file)) {
            return null;
        }
        FileChannel channel = null;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() != null) {
                return new Ownership(file, channel);
            }
            giveUp(file, channel);
            return null;
        } catch (IOException e) {
            giveUp(file, channel);
            throw new UncheckedIOException("Cannot lock " + file, e);
        }
    }

    @Override
    public void close() {
        giveUp(file, channel);
    }

    private static void giveUp(Path file, @Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            OWNED_HERE.remove(file);
        }
    }
}
