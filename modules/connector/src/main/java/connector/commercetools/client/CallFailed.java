package connector.commercetools.client;

import connector.audit.Failure;

/**
 * No HTTP answer to give to the SDK: nothing came back, or too much, or the call was never sent. An exception only because the SDK's
 * transport has no other way to say so; {@link Asking} turns it back into the value it carries.
 */
final class CallFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    private final boolean tooLarge;

    CallFailed(Failure failure) {
        this(failure, false);
    }

    /** @param tooLarge an answer came, and was longer than any that is kept: to ask for less may help */
    CallFailed(Failure failure, boolean tooLarge) {
        super(failure.words(), null, false, false);
        this.failure = failure;
        this.tooLarge = tooLarge;
    }

    boolean tooLarge() {
        return tooLarge;
    }

    Failure failure() {
        return failure;
    }
}
