package connector.returns;

import connector.orderflow.ReturnLine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Pieces that came back, as one or both of the warehouse's sources told them.
 *
 * @param facts keys of the lines that tell of these very pieces; new return items are named after the first
 * @param line what is known of them
 */
record Told(List<String> facts, ReturnLine line, long quantity) {

    Told {
        facts = List.copyOf(facts);
    }

    String sku() {
        return line.product().strip();
    }

    @Nullable
    String authorisation() {
        return line.authorisation();
    }

    /** For people. */
    String words() {
        return line.authorisation() != null
                ? "Return " + line.authorisation()
                : "A return of " + (line.orderReference() == null ? "this order" : line.orderReference());
    }
}
