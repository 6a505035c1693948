package connector.orderflow.client;

import connector.audit.Failure;

/** What an HTTP answer turned out to be (reference §1.7). */
sealed interface Reading<T> {

    record Usable<T>(T value) implements Reading<T> {}

    /** An error document whose exception is permanent by the destination's rules. */
    record Complaint<T>(boolean missingData, Failure failure) implements Reading<T> {}

    /** Longer than any answer that is kept: to ask for less, or to read it as it comes, may help. */
    record TooLarge<T>(Failure failure) implements Reading<T> {}

    /** @param credentials true when our credentials or rights are at fault: no further call makes sense for a while */
    record Unusable<T>(Failure failure, boolean credentials) implements Reading<T> {}
}
