package connector.commercetools.client;

import java.time.Duration;

/** Waits between two tries of a call. */
@FunctionalInterface
interface Pause {

    void of(Duration duration) throws InterruptedException;
}
