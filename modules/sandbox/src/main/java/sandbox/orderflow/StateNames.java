package sandbox.orderflow;

import java.util.Map;

/**
 * What a tenant calls the states of orders, shipments and lines on the wire (reference §4.2: workflows are configurable, so states
 * are open text).
 *
 * @param own the tenant's word by OrderFlow's usual one; a word that is not there is the usual one
 */
public record StateNames(Map<String, String> own) {

    /** Nobody has renamed anything. */
    public static final StateNames USUAL = new StateNames(Map.of());

    public StateNames {
        own = Map.copyOf(own);
    }

    String of(String usual) {
        return own.getOrDefault(usual, usual);
    }
}
