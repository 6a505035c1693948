package connector.orderflow;

import org.jspecify.annotations.Nullable;

/**
 * A field that the configuration adds to an import, or puts in the place of one of ours.
 *
 * @param key whole; of a line without {@code orderLine.n.}
 * @param value null: the field is not sent at all
 */
public record ExtraField(String key, @Nullable String value) {}
