package connector.returns;

import com.commercetools.api.models.order.OrderSetReturnItemCustomFieldActionBuilder;
import com.commercetools.api.models.order.OrderSetReturnItemCustomTypeActionBuilder;
import com.commercetools.api.models.order.OrderSetReturnPaymentStateActionBuilder;
import com.commercetools.api.models.order.OrderSetReturnShipmentStateActionBuilder;
import com.commercetools.api.models.order.OrderUpdateAction;
import com.commercetools.api.models.order.ReturnPaymentState;
import com.commercetools.api.models.order.ReturnShipmentState;
import com.commercetools.api.models.type.FieldContainer;
import com.commercetools.api.models.type.FieldContainerBuilder;
import com.commercetools.api.models.type.TypeResourceIdentifierBuilder;
import connector.orderflow.ReturnLine;
import connector.routing.ReturnTables;
import connector.routing.ReturnTables.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is to be said about one return item, addressed by its key, or by its id where it has none. */
record ItemActions(@Nullable String key, @Nullable String id) {

    OrderUpdateAction shipmentState(ReturnShipmentState state) {
        return OrderSetReturnShipmentStateActionBuilder.of()
                .returnItemKey(key)
                .returnItemId(id)
                .shipmentState(state)
                .build();
    }

    OrderUpdateAction paymentState(ReturnPaymentState state) {
        return OrderSetReturnPaymentStateActionBuilder.of()
                .returnItemKey(key)
                .returnItemId(id)
                .paymentState(state)
                .build();
    }

    /** An item without custom fields takes the configured type, and all of them at once. */
    List<OrderUpdateAction> fields(Map<String, Object> missing, boolean hasType, ReturnTables tables) {
        if (missing.isEmpty()) {
            return List.of();
        }
        if (!hasType) {
            return List.of(OrderSetReturnItemCustomTypeActionBuilder.of()
                    .returnItemKey(key)
                    .returnItemId(id)
                    .type(TypeResourceIdentifierBuilder.of()
                            .key(tables.itemType())
                            .build())
                    .fields(container(missing))
                    .build());
        }
        List<OrderUpdateAction> actions = new ArrayList<>();
        missing.forEach((name, value) -> actions.add(OrderSetReturnItemCustomFieldActionBuilder.of()
                .returnItemKey(key)
                .returnItemId(id)
                .name(name)
                .value(value)
                .build()));
        return actions;
    }

    static FieldContainer container(Map<String, Object> values) {
        FieldContainerBuilder container = FieldContainerBuilder.of();
        values.forEach(container::addValue);
        return container.build();
    }

    /** Only goods that nobody has judged yet; empty also where the tables leave it to others. */
    static Optional<ReturnShipmentState> verdictOnGoods(ReturnShipmentState now, ReturnLine line, ReturnTables tables) {
        if (now != ReturnShipmentState.RETURNED) {
            return Optional.empty();
        }
        return tables.outcomes().of(line.condition()).flatMap(ItemActions::state);
    }

    /** Only while nobody has decided: a refund that was paid is not taken back. */
    static Optional<ReturnPaymentState> verdictOnRefund(ReturnPaymentState now, ReturnLine line, ReturnTables tables) {
        if (now != ReturnPaymentState.INITIAL || line.refund() == null) {
            return Optional.empty();
        }
        return Optional.ofNullable(tables.refund().paymentState(line.refund()))
                .map(ReturnPaymentState::findEnum)
                .filter(wanted -> wanted != now);
    }

    private static Optional<ReturnShipmentState> state(Outcome outcome) {
        return switch (outcome) {
            case RETURNED -> Optional.empty();
            case BACK_IN_STOCK -> Optional.of(ReturnShipmentState.BACK_IN_STOCK);
            case UNUSABLE -> Optional.of(ReturnShipmentState.UNUSABLE);
        };
    }
}
