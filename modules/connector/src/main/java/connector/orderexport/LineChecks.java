package connector.orderexport;

import static connector.orderexport.FieldText.filled;

import com.commercetools.api.models.cart.CustomLineItem;
import com.commercetools.api.models.cart.LineItem;
import com.commercetools.api.models.order.Order;
import connector.commercetools.OrderParts;
import connector.orderexport.Mapped.CannotMap;
import connector.routing.ExportRules;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether every line says what it is and how many, in a form that arrives as it is. */
final class LineChecks {

    /** More pieces than that are a mistake, and might run over where they are counted. */
    private static final long MOST_PIECES = Integer.MAX_VALUE;

    private final ExportRules rules;

    LineChecks(ExportRules rules) {
        this.rules = rules;
    }

    Optional<CannotMap> problem(Order order) {
        return lines(order).or(() -> customLines(order));
    }

    private Optional<CannotMap> lines(Order order) {
        for (LineItem line : OrderParts.list(order.getLineItems())) {
            String field = "lineItems[%s].".formatted(line.getId());
            String sku = OrderParts.sku(line);
            if (filled(sku) == null) {
                return CannotMap.missing("a SKU on every line", field + "variant.sku");
            }
            Optional<CannotMap> problem = id(line.getId(), field + "id")
                    .or(() -> sku(sku, field + "variant.sku"))
                    .or(() -> quantity(line.getQuantity(), field + "quantity"));
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    private Optional<CannotMap> customLines(Order order) {
        for (CustomLineItem item : OrderParts.list(order.getCustomLineItems())) {
            Optional<CannotMap> problem = customLine(item, "customLineItems[%s].".formatted(item.getId()));
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    private Optional<CannotMap> customLine(CustomLineItem item, String field) {
        String slug = filled(item.getSlug());
        if (slug == null) {
            return CannotMap.missing("a slug on every custom line item", field + "slug");
        }
        return switch (rules.customLineItems().kindOf(item.getSlug())) {
            case FEE, IGNORE -> id(item.getId(), field + "id");
            case SKU ->
                id(item.getId(), field + "id")
                        .or(() -> sku(item.getSlug(), field + "slug"))
                        .or(() -> quantity(item.getQuantity(), field + "quantity"));
            case PARK ->
                CannotMap.cannot(
                        "The rules park orders with the custom line item %s.".formatted(slug),
                        field + "slug",
                        "Say in customLineItems whether it is FEE, SKU or IGNORE." + CannotMap.RESEND);
        };
    }

    private Optional<CannotMap> id(@Nullable String id, String field) {
        return id == null
                        || filled(id) == null
                        || !FieldText.isReference(id)
                        || id.length() > rules.limits().reference()
                ? CannotMap.missing("a usable id on every line", field)
                : Optional.empty();
    }

    private Optional<CannotMap> sku(String sku, String field) {
        if (sku.length() > rules.limits().reference()) {
            return CannotMap.cannot(
                    "A SKU is longer than %d characters."
                            .formatted(rules.limits().reference()),
                    field,
                    "Raise the reference limit if OrderFlow takes it; a SKU is never cut.");
        }
        return FieldText.isReference(sku)
                ? Optional.empty()
                : CannotMap.cannot(
                        "A SKU has characters that would not arrive.",
                        field,
                        "Correct it in commercetools; a SKU is never cleaned." + CannotMap.RESEND);
    }

    private static Optional<CannotMap> quantity(@Nullable Long quantity, String field) {
        if (quantity == null || quantity < 1) {
            return CannotMap.missing("a quantity of at least 1 on every line", field);
        }
        return quantity > MOST_PIECES
                ? CannotMap.cannot(
                        "A line has more pieces than anybody has.", field, "Check the order in commercetools.")
                : Optional.empty();
    }
}
