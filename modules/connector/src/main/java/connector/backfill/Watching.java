package connector.backfill;

/** Whoever looks on. */
public interface Watching {

    /** A run that was broken off goes on. */
    default void goesOn(Counts before) {}

    /** @param behind of {@code size} units, which are names or parts of the time span */
    default void at(long behind, long size, Counts counts) {}

    /** The list names an order that the project does not have. */
    default void unknown(String name) {}
}
