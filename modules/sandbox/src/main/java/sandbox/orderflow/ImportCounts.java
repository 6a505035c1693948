package sandbox.orderflow;

/**
 * What imports did since the start.
 *
 * @param calls requests with an import document
 * @param orders accepted, {@code duplicates} refused because the reference exists, {@code failures} refused otherwise
 */
public record ImportCounts(long calls, long orders, long products, long returns, long duplicates, long failures) {}
