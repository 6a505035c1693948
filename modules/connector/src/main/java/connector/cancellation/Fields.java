package connector.cancellation;

import com.commercetools.api.models.order.Order;
import com.commercetools.api.models.order.OrderSetCustomFieldActionBuilder;
import com.commercetools.api.models.order.OrderSetCustomTypeActionBuilder;
import com.commercetools.api.models.order.OrderUpdateAction;
import com.commercetools.api.models.type.CustomFields;
import com.commercetools.api.models.type.FieldContainerBuilder;
import com.commercetools.api.models.type.TypeResourceIdentifierBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Custom fields of an order that do not say yet what they are to say. Pure. */
final class Fields {

    private final Map<String, @Nullable String> wanted = new LinkedHashMap<>();

    /** @param name null: nobody wants to be told @param value null: it is to be empty */
    void put(@Nullable String name, @Nullable String value) {
        if (name != null) {
            wanted.put(name, value);
        }
    }

    static @Nullable Object value(@Nullable CustomFields custom, @Nullable String name) {
        return custom == null || custom.getFields() == null || name == null
                ? null
                : custom.getFields().values().get(name);
    }

    /** @param type key of the type for an order without custom fields, null: it is not told */
    List<OrderUpdateAction> actions(Order order, @Nullable String type) {
        CustomFields custom = order.getCustom();
        List<OrderUpdateAction> actions = new ArrayList<>();
        Map<String, String> missing = new LinkedHashMap<>();
        wanted.forEach((name, value) -> {
            if (!Objects.equals(Objects.toString(value(custom, name), null), value)) {
                actions.add(OrderSetCustomFieldActionBuilder.of()
                        .name(name)
                        .value(value)
                        .build());
                if (value != null) {
                    missing.put(name, value);
                }
            }
        });
        if (custom != null) {
            return actions;
        }
        if (type == null || missing.isEmpty()) {
            return List.of();
        }
        FieldContainerBuilder fields = FieldContainerBuilder.of();
        missing.forEach(fields::addValue);
        return List.of(OrderSetCustomTypeActionBuilder.of()
                .type(TypeResourceIdentifierBuilder.of().key(type).build())
                .fields(fields.build())
                .build());
    }
}
