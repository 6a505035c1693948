package connector.commercetools.client;

import connector.audit.Failure;

/** What a call to commercetools gave. */
sealed interface Reply<T> {

    record Good<T>(T value) implements Reply<T> {}

    /**
     * No answer that can be used.
     *
     * @param status 0 when no answer came
     * @param tooLarge it was longer than any that is kept: to ask for less may help
     */
    record Bad<T>(int status, ErrorBody error, Failure failure, boolean tooLarge) implements Reply<T> {

        Bad(int status, ErrorBody error, Failure failure) {
            this(status, error, failure, false);
        }
    }
}
