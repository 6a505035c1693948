package sandbox.http;

/** Answers requests; called on a virtual thread, many at a time. */
@FunctionalInterface
public interface Handler {
    Response handle(Request request);

    /** Whether a request steers the stand-in itself: nothing goes wrong with those. */
    default boolean steers(Request request) {
        return request.path().startsWith("/sandbox/");
    }
}
