package connector.commercetools.client;

import connector.audit.Failure;

/**
 * No HTTP answer to give to the SDK: nothing came back, or the call was never sent. An exception only because the SDK's
 * transport has no other way to say so; {@link Asking} turns it back into the value it carries.
 */
final class CallFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    CallFailed(Failure failure) {
        super(failure.words(), null, false, false);
        this.failure = failure;
    }

    Failure failure() {
        return failure;
    }
}
