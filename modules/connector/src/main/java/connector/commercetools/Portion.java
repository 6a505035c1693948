package connector.commercetools;

import com.commercetools.api.models.order.OrderSetLineItemCustomFieldAction;
import com.commercetools.api.models.order.OrderSetLineItemCustomTypeAction;
import com.commercetools.api.models.order.OrderTransitionCustomLineItemStateAction;
import com.commercetools.api.models.order.OrderTransitionLineItemStateAction;
import com.commercetools.api.models.order.OrderUpdateAction;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * So many actions of a plan as one request takes. What is about the order as a whole or about goods that left goes before what is
 * about single lines, so that a thousand lines never keep an order from being closed; and what belongs to one line goes together, so
 * that no unit stops half way between two States.
 */
final class Portion {

    private Portion() {}

    /** All of them, in their order, when they fit. */
    static List<OrderUpdateAction> of(List<OrderUpdateAction> actions, int most) {
        if (actions.size() <= most) {
            return List.copyOf(actions);
        }
        List<OrderUpdateAction> sorted = Stream.concat(
                        actions.stream().filter(action -> line(action) == null),
                        actions.stream().filter(action -> line(action) != null))
                .toList();
        int end = most;
        while (end > 0 && belongTogether(sorted.get(end - 1), sorted.get(end))) {
            end--;
        }
        return List.copyOf(sorted.subList(0, end == 0 ? most : end));
    }

    private static boolean belongTogether(OrderUpdateAction one, OrderUpdateAction next) {
        String line = line(one);
        return line != null && line.equals(line(next));
    }

    /** Which line an action is about; null when it is about no single one. */
    private static @Nullable String line(OrderUpdateAction action) {
        return switch (action) {
            case OrderTransitionLineItemStateAction move -> "states of " + move.getLineItemId();
            case OrderTransitionCustomLineItemStateAction move -> "states of " + move.getCustomLineItemId();
            case OrderSetLineItemCustomFieldAction field -> "fields of " + field.getLineItemId();
            case OrderSetLineItemCustomTypeAction type -> "fields of " + type.getLineItemId();
            default -> null;
        };
    }
}
