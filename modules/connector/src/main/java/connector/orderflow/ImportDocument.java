package connector.orderflow;

import java.util.List;

/** A document for OrderFlow's import (reference §1.5): lines of {@code key=value} in wire order. */
public interface ImportDocument {

    /** {@code order}, {@code product} or {@code return}. */
    String type();

    /** {@code insert} or {@code merge}. */
    String operation();

    /** OrderFlow's idempotency key. */
    String externalReference();

    /** All fields in wire order; values as they mean, not yet escaped. */
    List<Field> fields();

    /** @param value may hold line breaks and any character; the codec makes it safe for the wire */
    record Field(String key, String value) {}
}
