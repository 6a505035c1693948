package connector.fulfilment;

import com.commercetools.api.models.cart.LineItem;
import com.commercetools.api.models.order.Order;
import com.commercetools.api.models.order.OrderSetLineItemCustomFieldAction;
import com.commercetools.api.models.order.OrderSetLineItemCustomFieldActionBuilder;
import com.commercetools.api.models.order.OrderSetLineItemCustomTypeAction;
import com.commercetools.api.models.order.OrderSetLineItemCustomTypeActionBuilder;
import com.commercetools.api.models.order.OrderUpdateAction;
import com.commercetools.api.models.type.FieldContainerBuilder;
import com.commercetools.api.models.type.TypeResourceIdentifierBuilder;
import connector.commercetools.OrderParts;
import connector.routing.StateTables.Allocation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** The custom fields that say at which warehouse the pieces of a line are, and when they can leave. */
final class AllocationFields {

    private final Allocation allocation;

    AllocationFields(Allocation allocation) {
        this.allocation = allocation;
    }

    /**
     * The platform refuses a whole request for a field that a line's type lacks, and that must keep nothing else from being
     * written: fields of lines go alone, when nothing else is left.
     */
    static List<OrderUpdateAction> last(List<OrderUpdateAction> actions) {
        List<OrderUpdateAction> others = actions.stream()
                .filter(action -> !(action instanceof OrderSetLineItemCustomFieldAction)
                        && !(action instanceof OrderSetLineItemCustomTypeAction))
                .toList();
        return others.isEmpty() ? actions : others;
    }

    Lacking missing(Order order, Whereabouts where) {
        List<OrderUpdateAction> actions = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (LineItem line : OrderParts.list(order.getLineItems())) {
            SequencedMap<String, String> wanted = wanted(where.of(line.getId()));
            if (line.getCustom() != null) {
                Map<String, Object> there = line.getCustom().getFields() == null
                        ? Map.of()
                        : line.getCustom().getFields().values();
                wanted.forEach((field, value) -> {
                    // the SDK reads what looks like a day as one
                    if (!value.equals(String.valueOf(there.get(field)))) {
                        actions.add(OrderSetLineItemCustomFieldActionBuilder.of()
                                .lineItemId(line.getId())
                                .name(field)
                                .value(value)
                                .build());
                    }
                });
            } else if (!wanted.isEmpty() && allocation.type() != null) {
                actions.add(typed(line, allocation.type(), wanted));
            } else if (!wanted.isEmpty()) {
                notes.add("line " + line.getId() + " has no custom type, its " + String.join(" and ", wanted.keySet())
                        + " cannot be told");
            }
        }
        return new Lacking.Actions(actions, notes);
    }

    private SequencedMap<String, String> wanted(WaitingPieces here) {
        SequencedMap<String, String> wanted = new LinkedHashMap<>();
        if (allocation.siteField() != null && !here.sites().isEmpty()) {
            wanted.put(allocation.siteField(), String.join(", ", here.sites()));
        }
        if (allocation.expectedField() != null && here.expected() != null) {
            wanted.put(allocation.expectedField(), here.expected());
        }
        return wanted;
    }

    private static OrderUpdateAction typed(LineItem line, String type, Map<String, String> wanted) {
        return OrderSetLineItemCustomTypeActionBuilder.of()
                .lineItemId(line.getId())
                .type(TypeResourceIdentifierBuilder.of().key(type).build())
                .fields(FieldContainerBuilder.of()
                        .values(new LinkedHashMap<>(wanted))
                        .build())
                .build();
    }
}
