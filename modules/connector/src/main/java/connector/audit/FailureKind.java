package connector.audit;

/** Why something did not work. It decides whether a step is tried again or parked. */
public enum FailureKind {
    /** They understood and said no: a validation error, an import failure, wrong rights. Repeating changes nothing. */
    REFUSED,
    /** They answered with something we cannot use: an error page with status 200, an empty or unreadable body. */
    BROKEN_ANSWER,
    /** Nothing came back in time, or a gateway answered for them: the outcome of a write is unknown. */
    NO_ANSWER,
    /** We broke: an exception nobody expected. */
    OUR_BUG
}
