package connector.orderexport;

import static connector.orderexport.FieldText.filled;

import com.commercetools.api.models.cart.CustomLineItem;
import com.commercetools.api.models.order.Order;
import connector.commercetools.OrderParts;
import connector.orderflow.Money;
import connector.orderflow.OrderImportAttribute;
import connector.orderflow.Price;
import connector.routing.ExportRules;
import connector.routing.ExportRules.CustomLineItemKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What OrderFlow has no field for travels as order attributes: fees, the order's discount, the buyer's references. */
final class AttributeMapping {

    private final FieldText text;
    private final ExportRules rules;
    private final List<OrderImportAttribute> attributes = new ArrayList<>();

    AttributeMapping(FieldText text, ExportRules rules) {
        this.text = text;
        this.rules = rules;
    }

    List<OrderImportAttribute> map(Order order, PriceMapping prices) {
        Totals totals = prices.totals();
        OrderParts.list(order.getCustomLineItems()).forEach(item -> fee(item, prices.shares()));
        if (order.getDiscountOnTotalPrice() != null) {
            add(
                    "orderDiscount",
                    "Order discount",
                    toPay(totals.discount().price(), totals.discount().amount()));
        }
        add(rules.attributes().purchaseOrderNumber(), "Purchase order number", order.getPurchaseOrderNumber());
        add(
                rules.attributes().businessUnit(),
                "Business unit",
                order.getBusinessUnit() == null ? null : order.getBusinessUnit().getKey());
        add(
                rules.attributes().store(),
                "Store",
                order.getStore() == null ? null : order.getStore().getKey());
        return List.copyOf(attributes);
    }

    private void fee(CustomLineItem item, ConsignmentTotals shares) {
        if (rules.customLineItems().kindOf(item.getSlug()) == CustomLineItemKind.FEE && shares.has(item)) {
            Amounts.Part part = shares.custom(item);
            String title = text.localized(item.getName());
            add(item.getSlug(), title == null ? item.getSlug() : title, toPay(part.price(), part.amount()));
        }
    }

    /** Gross, as the shopper sees it, where it is known. */
    private static String toPay(Price price, Money otherwise) {
        Money gross = price.gross();
        return (gross == null ? otherwise : gross).plain();
    }

    private void add(String name, String title, @Nullable String value) {
        if (filled(value) == null || filled(name) == null) {
            return;
        }
        String field = "orderAttribute." + (attributes.size() + 1) + ".";
        attributes.add(new OrderImportAttribute(
                Objects.requireNonNull(text.name(field + "name", name)),
                Objects.requireNonNull(text.name(field + "title", title)),
                Objects.requireNonNull(text.text(field + "value", value))));
    }
}
