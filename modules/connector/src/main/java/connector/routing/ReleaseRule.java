package connector.routing;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one named rule says about the orders of a market. Null, or no entry: it says nothing about that.
 *
 * @param heldOrderStates an order in one of these waits
 * @param paymentStates an order in none of these waits; without a payment state it passes
 * @param workflowStates an order in none of these waits (keys of States); without a state, too
 * @param heldWorkflowStates an order in one of these waits
 * @param fields by custom field: an order whose field holds none of the values waits
 * @param absentFields an order that has one of these custom fields waits
 * @param needs an order for which this is not true waits
 * @param holdFor how long an order waits after it was placed
 */
public record ReleaseRule(
        String name,
        Market market,
        @Nullable Set<String> heldOrderStates,
        @Nullable Set<String> paymentStates,
        @Nullable Set<String> workflowStates,
        @Nullable Set<String> heldWorkflowStates,
        Map<String, Set<String>> fields,
        Set<String> absentFields,
        @Nullable Condition needs,
        @Nullable Duration holdFor) {

    /** Says nothing: to be told one thing by the methods below. */
    public static ReleaseRule named(String name, Market market) {
        return new ReleaseRule(name, market, null, null, null, null, Map.of(), Set.of(), null, null);
    }

    /** The same rule with states it holds back. */
    public ReleaseRule holdingOrderStates(Set<String> states) {
        return new ReleaseRule(
                name,
                market,
                states,
                paymentStates,
                workflowStates,
                heldWorkflowStates,
                fields,
                absentFields,
                needs,
                holdFor);
    }

    /** The same rule with payment states it lets pass. */
    public ReleaseRule passingPaymentStates(Set<String> states) {
        return new ReleaseRule(
                name,
                market,
                heldOrderStates,
                states,
                workflowStates,
                heldWorkflowStates,
                fields,
                absentFields,
                needs,
                holdFor);
    }
}
