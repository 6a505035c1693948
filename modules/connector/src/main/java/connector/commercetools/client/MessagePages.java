package connector.commercetools.client;

import connector.audit.Failure;
import java.time.Instant;

/** The Messages API, read in the order of creation (reference §1.6). For the inbound side of this module only. */
public interface MessagePages {

    /** Most messages of one page. */
    int LARGEST_PAGE = 500;

    /**
     * Messages about orders after the position, the youngest included.
     *
     * @param limit {@link #LARGEST_PAGE} at most; a page with fewer is the last one
     * @param skipped so many right after the position are left out, because they cannot be had
     */
    PageAnswer after(Position position, int limit, int skipped);

    /**
     * Where a reader stands in the messages, ordered by creation and then id.
     *
     * @param createdAt as commercetools wrote it
     * @param id empty: every message of that moment is still to be read
     */
    record Position(String createdAt, String id) {}

    /** Answer to reading a page. */
    sealed interface PageAnswer {

        /**
         * A page.
         *
         * @param body the answer as it came: {@code results} holds the messages
         * @param asOf what commercetools' own clock said when it was asked
         */
        record Page(byte[] body, Instant asOf) implements PageAnswer {}

        /** More than is kept of an answer: a smaller page may be had. */
        record TooLarge(Failure failure) implements PageAnswer {}

        record Failed(Failure failure) implements PageAnswer {}
    }
}
