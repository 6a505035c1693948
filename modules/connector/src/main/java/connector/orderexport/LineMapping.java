package connector.orderexport;

import static connector.orderexport.FieldText.filled;

import com.commercetools.api.models.cart.CustomLineItem;
import com.commercetools.api.models.cart.DiscountedLineItemPriceForQuantity;
import com.commercetools.api.models.cart.LineItem;
import com.commercetools.api.models.cart.LineItemMode;
import com.commercetools.api.models.common.Price;
import com.commercetools.api.models.common.TypedMoney;
import com.commercetools.api.models.order.Order;
import connector.orderexport.Amounts.Part;
import connector.orderflow.OrderImportLine;
import connector.routing.ExportRules;
import connector.routing.ExportRules.CustomLineItemKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lines of the order, and custom line items that stand for a product, become lines of the document, one each. */
final class LineMapping {

    private final Amounts amounts;
    private final FieldText text;
    private final ExportRules rules;

    LineMapping(Amounts amounts, FieldText text, ExportRules rules) {
        this.amounts = amounts;
        this.text = text;
        this.rules = rules;
    }

    List<OrderImportLine> map(Order order) {
        List<OrderImportLine> lines = new ArrayList<>();
        for (LineItem line : Sdk.list(order.getLineItems())) {
            lines.add(line(line, lines.size() + 1));
        }
        for (CustomLineItem item : Sdk.list(order.getCustomLineItems())) {
            if (rules.customLineItems().kindOf(item.getSlug()) == CustomLineItemKind.SKU) {
                lines.add(line(item, lines.size() + 1));
            }
        }
        return lines;
    }

    private OrderImportLine line(LineItem line, int index) {
        Part total = amounts.part(line.getTotalPrice(), line.getTaxedPrice(), line.getTaxRate());
        String prefix = "orderLine." + index + ".";
        boolean net = Amounts.taxOnTop(line.getTaxRate());
        return new OrderImportLine(
                Objects.requireNonNull(filled(line.getVariant().getSku())),
                line.getQuantity(),
                text.text(prefix + "description", text.localized(line.getName())),
                amounts.unitPrice(total, line.getQuantity(), unitPrice(line), net),
                total.price(),
                text.text(prefix + "promotionPriceDescription", promotion(line)),
                rules.sendLineReference() ? line.getId() : null);
    }

    private OrderImportLine line(CustomLineItem item, int index) {
        Part total = amounts.part(item.getTotalPrice(), item.getTaxedPrice(), item.getTaxRate());
        TypedMoney unit = onlyPrice(Sdk.list(item.getDiscountedPricePerQuantity()), item.getMoney());
        boolean net = Amounts.taxOnTop(item.getTaxRate());
        return new OrderImportLine(
                item.getSlug().strip(),
                item.getQuantity(),
                text.text("orderLine." + index + ".description", text.localized(item.getName())),
                amounts.unitPrice(total, item.getQuantity(), unit, net),
                total.price(),
                null,
                rules.sendLineReference() ? item.getId() : null);
    }

    private static @Nullable TypedMoney unitPrice(LineItem line) {
        Price price = line.getPrice();
        TypedMoney listed = price == null ? null : price.getValue();
        if (price != null && price.getDiscounted() != null) {
            listed = price.getDiscounted().getValue();
        }
        return onlyPrice(Sdk.list(line.getDiscountedPricePerQuantity()), listed);
    }

    private static @Nullable TypedMoney onlyPrice(
            List<DiscountedLineItemPriceForQuantity> discounted, @Nullable TypedMoney otherwise) {
        Set<TypedMoney> prices = new HashSet<>();
        discounted.forEach(part -> prices.add(part.getDiscountedPrice().getValue()));
        return switch (prices.size()) {
            case 0 -> otherwise;
            case 1 -> prices.iterator().next();
            default -> null;
        };
    }

    /** Says what it was before, not why: the order names its discounts by id only. */
    private @Nullable String promotion(LineItem line) {
        if (line.getLineItemMode() == LineItemMode.GIFT_LINE_ITEM) {
            return "gift";
        }
        Price price = line.getPrice();
        boolean reduced = !Sdk.list(line.getDiscountedPricePerQuantity()).isEmpty()
                || (price != null && price.getDiscounted() != null);
        return reduced && price != null && price.getValue() != null
                ? "list price %s %s".formatted(amounts.money(price.getValue()).plain(), amounts.currency())
                : null;
    }
}
