package connector.workqueue;

import java.util.Optional;

/** How far polls and sweeps have read, kept with the work they found. */
public interface Cursors {

    Optional<String> read(String name);

    /** In the caller's transaction, so that a cursor never moves past work that was not stored. */
    void write(String name, String value);
}
