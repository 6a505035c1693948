package connector.commercetools.client;

import connector.audit.Failure;

/** What a call to commercetools gave. */
sealed interface Reply<T> {

    record Good<T>(T value) implements Reply<T> {}

    /** @param status 0 when no answer came */
    record Bad<T>(int status, ErrorBody error, Failure failure) implements Reply<T> {}
}
