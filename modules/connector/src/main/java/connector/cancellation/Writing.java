package connector.cancellation;

import com.commercetools.api.models.order.OrderUpdateAction;
import connector.commercetools.OrderPlan;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is still to be written to an order, as it is collected.
 *
 * @param fields custom fields, which a project may not take
 * @param forPeople what cannot be written, in words for an operator
 */
record Writing(List<OrderUpdateAction> actions, List<OrderUpdateAction> fields, Set<String> forPeople) {

    /** Of one update request (reference, commercetools §4.4), with room for the fields. */
    private static final int MOST_ACTIONS = 450;

    static Writing nothing() {
        return new Writing(new ArrayList<>(), new ArrayList<>(), new LinkedHashSet<>());
    }

    boolean hasRoom() {
        return actions.size() < MOST_ACTIONS;
    }

    /** @param withFields false: the project does not take our custom fields */
    OrderPlan plan(boolean withFields) {
        List<OrderUpdateAction> all = new ArrayList<>(actions);
        if (withFields) {
            all.addAll(fields);
        }
        if (all.isEmpty()) {
            return new OrderPlan.Nothing("commerce knows");
        }
        String what = all.stream().map(OrderUpdateAction::getAction).distinct().collect(Collectors.joining(", "));
        return new OrderPlan.Write(all, what);
    }
}
