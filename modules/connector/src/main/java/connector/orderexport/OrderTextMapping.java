package connector.orderexport;

import com.commercetools.api.models.common.LocalizedString;
import com.commercetools.api.models.order.Order;
import com.commercetools.api.models.type.CustomFields;
import connector.routing.ExportRules;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the shopper wrote, from the custom fields that the destination's rules name. */
final class OrderTextMapping {

    private final Order order;
    private final ExportRules rules;
    private final FieldText text;

    OrderTextMapping(Order order, ExportRules rules, FieldText text) {
        this.order = order;
        this.rules = rules;
        this.text = text;
    }

    @Nullable
    String customerComment() {
        String field = rules.texts().customerCommentField();
        return text.text("customerComment", ofOrder(field).orElse(null));
    }

    /** The shipping's own word counts before the order's. */
    @Nullable
    String deliveryInstruction(ShipTo target) {
        String field = rules.texts().deliveryInstructionField();
        return text.text(
                "shipment.deliveryInstruction",
                target.customFields(order)
                        .flatMap(custom -> words(custom, field))
                        .or(() -> ofOrder(field))
                        .orElse(null));
    }

    private Optional<String> ofOrder(@Nullable String field) {
        return Optional.ofNullable(order.getCustom()).flatMap(custom -> words(custom, field));
    }

    private Optional<String> words(CustomFields custom, @Nullable String field) {
        if (field == null || custom.getFields() == null) {
            return Optional.empty();
        }
        Object value = custom.getFields().values().get(field);
        return switch (value) {
            case String words -> Optional.ofNullable(FieldText.filled(words));
            case LocalizedString words -> Optional.ofNullable(text.localized(words));
            case null, default -> Optional.empty();
        };
    }
}
