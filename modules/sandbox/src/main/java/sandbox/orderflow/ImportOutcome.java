package sandbox.orderflow;

import java.util.List;

/** What became of one import (reference §1.6). */
sealed interface ImportOutcome {

    /** @param created one line of the answer for each */
    record Success(List<Created> created) implements ImportOutcome {}

    record Failure(List<String> problems) implements ImportOutcome {}

    record Duplicate(String message) implements ImportOutcome {}

    /** @param entity its kind, {@code item} its internal id */
    record Created(String entity, long item) {}
}
