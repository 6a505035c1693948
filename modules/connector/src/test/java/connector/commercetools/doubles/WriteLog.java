package connector.commercetools.doubles;

import java.util.HashMap;
import java.util.Map;

/**
 * Fails whoever writes the same to the same party twice without a new fact in between: nothing that we do by ourselves may repeat.
 * Somebody else's doing, news, and an answer that was lost are new facts.
 */
public final class WriteLog {

    private final Map<String, Long> writes = new HashMap<>();
    private long facts;

    public void newFact() {
        facts++;
    }

    /** @param write what is written, and to whom */
    public void written(String write) {
        Long before = writes.put(write, facts);
        if (before != null && before == facts) {
            throw new AssertionError("written twice without a new fact: " + write);
        }
    }
}
