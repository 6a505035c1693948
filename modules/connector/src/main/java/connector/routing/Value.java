package connector.routing;

import java.math.BigDecimal;

/** What an {@link Expression} gives for one order. */
public sealed interface Value {

    record Text(String text) implements Value {}

    /** Exact as far as the order's JSON is; JSONata itself calculates with binary fractions, so never money. */
    record Number(BigDecimal number) implements Value {}

    record Truth(boolean truth) implements Value {}

    /** A field is missing or null, or nothing fits. */
    record Absent() implements Value {}

    /** @param why for people, with the position where JSONata knows it; never quotes the order */
    record Failed(String why) implements Value {}
}
