package sandbox.faults;

/** What can go wrong between two systems. */
public enum Fault {
    /** The request takes effect, the answer never comes: the connection stays silent, then closes. */
    TIMEOUT_AFTER_COMMIT,
    /** 500 and nothing happened. */
    SERVER_ERROR,
    /** 500 although it happened (commercetools reference §4.2). */
    SERVER_ERROR_AFTER_COMMIT,
    /** 504 although it happened: who stands between has given up waiting (commercetools reference §4.2). */
    GATEWAY_TIMEOUT_AFTER_COMMIT,
    /** Status 200 with an HTML error page; nothing happened (OrderFlow reference §1.7). */
    HTML_ERROR_PAGE,
    /** Status 200 with an XML error document; nothing happened (OrderFlow reference §1.7). */
    ERROR_DOCUMENT,
    /** Status 200 with an empty body although it happened. */
    EMPTY_BODY,
    /** It happens, the answer drips. */
    SLOW_BODY,
    /** The connection breaks after the request took effect. */
    CONNECTION_RESET,
    /** 503 and nothing happened. */
    UNAVAILABLE
}
