package connector.workqueue;

import java.util.Optional;

/** How far something was read: a name and a text only its owner understands. */
public interface Cursors {

    /** Empty when nothing was written under this name yet. */
    Optional<String> read(String name);

    /** Part of the caller's transaction, when there is one. */
    void write(String name, String value);
}
