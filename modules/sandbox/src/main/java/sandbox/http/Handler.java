package sandbox.http;

/** Answers requests; called on a virtual thread, many at a time. */
@FunctionalInterface
public interface Handler {
    Response handle(Request request);
}
