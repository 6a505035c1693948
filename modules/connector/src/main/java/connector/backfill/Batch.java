package connector.backfill;

import connector.audit.Failure;
import java.util.List;

/** Answer to reading on. */
sealed interface Batch {

    /** @param last nothing comes after these */
    record Read(List<Candidate> candidates, boolean last) implements Batch {}

    record Failed(Failure failure) implements Batch {}
}
