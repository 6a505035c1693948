package sandbox.orderflow;

import java.util.Set;

/**
 * What the tenant accepts as an announced return (reference §2.8, §4.5). An empty list accepts anything.
 *
 * @param orderStates states in which an order may come back
 * @param authorisationIsOrder whether the authorisation must be the reference of an order in the channel
 */
public record ReturnRules(
        Set<String> orderStates,
        Set<String> types,
        Set<String> reasons,
        Set<String> conditions,
        boolean authorisationIsOrder) {

    /** The order must exist and hold the lines; all lists are open. */
    public static ReturnRules open() {
        return new ReturnRules(Set.of(), Set.of(), Set.of(), Set.of(), false);
    }

    /** Only what left the building can come back. */
    public ReturnRules onlyDespatched() {
        return new ReturnRules(
                Set.of("despatched", "partially_despatched"), types, reasons, conditions, authorisationIsOrder);
    }

    public ReturnRules reasons(Set<String> only) {
        return new ReturnRules(orderStates, types, only, conditions, authorisationIsOrder);
    }

    public ReturnRules conditions(Set<String> only) {
        return new ReturnRules(orderStates, types, reasons, only, authorisationIsOrder);
    }

    public ReturnRules types(Set<String> only) {
        return new ReturnRules(orderStates, only, reasons, conditions, authorisationIsOrder);
    }

    public ReturnRules authorisedByOrder() {
        return new ReturnRules(orderStates, types, reasons, conditions, true);
    }
}
