package connector.returns;

import java.util.List;

/**
 * Which of the warehouse's facts an announced item was found to be, kept before it is written: a received item that keeps the shop's own
 * key says nothing of them itself.
 *
 * @param facts keys of return lines
 */
record Claim(List<String> facts) {

    Claim {
        facts = List.copyOf(facts);
    }
}
