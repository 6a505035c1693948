package connector.commercetools.client;

import connector.audit.Failure;
import java.time.Instant;

/** The Messages API, read in the order of creation (reference §1.6). For the inbound side of this module only. */
public interface MessagePages {

    /** Most messages of one page. */
    int LARGEST_PAGE = 500;

    /** Messages about orders after the position and created before {@code until}; at most {@link #LARGEST_PAGE}. */
    PageAnswer after(Position position, Instant until);

    /**
     * Where a reader stands in the messages, ordered by creation and then id.
     *
     * @param createdAt as commercetools wrote it
     * @param id empty: every message of that moment is still to be read
     */
    record Position(String createdAt, String id) {}

    /** Answer to reading a page. */
    sealed interface PageAnswer {

        /** @param body the answer as it came: {@code results} holds the messages */
        record Page(byte[] body) implements PageAnswer {}

        record Failed(Failure failure) implements PageAnswer {}
    }
}
