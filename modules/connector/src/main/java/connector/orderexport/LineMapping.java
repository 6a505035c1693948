package connector.orderexport;

import static connector.orderexport.FieldText.filled;

import com.commercetools.api.models.cart.CustomLineItem;
import com.commercetools.api.models.cart.LineItem;
import com.commercetools.api.models.order.Order;
import connector.orderexport.Amounts.Part;
import connector.orderflow.OrderImportLine;
import connector.routing.ExportRules;
import connector.routing.ExportRules.CustomLineItemKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Lines of the consignment, and custom line items that stand for a product, become lines of the document, one each. */
final class LineMapping {

    private final Amounts amounts;
    private final FieldText text;
    private final ExportRules rules;
    private final List<OrderImportLine> lines = new ArrayList<>();

    LineMapping(Amounts amounts, FieldText text, ExportRules rules) {
        this.amounts = amounts;
        this.text = text;
        this.rules = rules;
    }

    List<OrderImportLine> map(Order order, Parting parting) {
        for (LineItem line : Sdk.list(order.getLineItems())) {
            long pieces = parting.pieces(line.getId());
            if (pieces > 0) {
                add(line, pieces, parting.price(PricedItem.of(line), amounts));
            }
        }
        ConsignmentTotals totals = new ConsignmentTotals(order, amounts, rules.customLineItems(), parting);
        for (CustomLineItem item : Sdk.list(order.getCustomLineItems())) {
            boolean product = rules.customLineItems().kindOf(item.getSlug()) == CustomLineItemKind.SKU;
            long pieces = product ? totals.pieces(item) : 0;
            if (pieces > 0) {
                add(item, pieces, totals.custom(item));
            }
        }
        return List.copyOf(lines);
    }

    private void add(LineItem line, long pieces, Part total) {
        String prefix = "orderLine." + (lines.size() + 1) + ".";
        LinePrice price = LinePrice.of(line);
        boolean net = PricedItem.of(line).taxOnTop();
        lines.add(new OrderImportLine(
                Objects.requireNonNull(filled(line.getVariant().getSku())),
                pieces,
                text.text(prefix + "description", text.localized(line.getName())),
                amounts.unitPrice(total, pieces, price.paid(), net),
                total.price(),
                text.text(prefix + "promotionPriceDescription", price.promotion(amounts)),
                rules.sendLineReference() ? line.getId() : null));
    }

    private void add(CustomLineItem item, long pieces, Part total) {
        String prefix = "orderLine." + (lines.size() + 1) + ".";
        boolean net = PricedItem.of(item).taxOnTop();
        lines.add(new OrderImportLine(
                item.getSlug().strip(),
                pieces,
                text.text(prefix + "description", text.localized(item.getName())),
                amounts.unitPrice(total, pieces, LinePrice.of(item).paid(), net),
                total.price(),
                null,
                rules.sendLineReference() ? item.getId() : null));
    }
}
