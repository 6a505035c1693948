package connector.orderexport;

import com.commercetools.api.models.cart.CustomLineItem;
import com.commercetools.api.models.cart.LineItem;
import com.commercetools.api.models.order.Order;
import connector.commercetools.OrderParts;
import connector.orderexport.Amounts.Part;
import connector.orderflow.OrderImportLine;
import connector.routing.ExportRules;
import connector.routing.ExportRules.CustomLineItemKind;
import java.util.ArrayList;
import java.util.List;

/** Lines of the consignment, and custom line items that stand for a product, become lines of the document, one each. */
final class LineMapping {

    private final Order order;
    private final PriceMapping prices;
    private final FieldText text;
    private final ExportRules rules;
    private final OwnFieldMapping own;
    private final List<OrderImportLine> lines = new ArrayList<>();

    LineMapping(Order order, PriceMapping prices, FieldText text, ExportRules rules, OwnFieldMapping own) {
        this.order = order;
        this.prices = prices;
        this.text = text;
        this.rules = rules;
        this.own = own;
    }

    List<OrderImportLine> map() {
        for (LineItem line : OrderParts.list(order.getLineItems())) {
            long pieces = prices.pieces(line);
            if (pieces > 0) {
                add(line, pieces);
            }
        }
        for (CustomLineItem item : OrderParts.list(order.getCustomLineItems())) {
            boolean product = rules.customLineItems().kindOf(item.getSlug()) == CustomLineItemKind.SKU;
            long pieces = product ? prices.shares().pieces(item) : 0;
            if (pieces > 0) {
                add(item, pieces);
            }
        }
        return List.copyOf(lines);
    }

    private void add(LineItem line, long pieces) {
        Part total = prices.of(line);
        String prefix = "orderLine." + (lines.size() + 1) + ".";
        LinePrice price = LinePrice.of(line);
        boolean net = PricedItem.of(line).taxOnTop();
        lines.add(new OrderImportLine(
                line.getVariant().getSku().strip(),
                pieces,
                text.text(prefix + "description", text.localized(line.getName())),
                prices.amounts().unitPrice(total, pieces, price.paid(), net),
                total.price(),
                prices.taxCode(line),
                new PromotionMapping(text).codes(line, prefix + "promotionCode"),
                text.text(prefix + "promotionPriceDescription", price.promotion(prices.amounts())),
                rules.sendLineReference() ? line.getId() : null,
                own.ofLine(line.getId(), lines.size() + 1)));
    }

    private void add(CustomLineItem item, long pieces) {
        Part total = prices.shares().custom(item);
        String prefix = "orderLine." + (lines.size() + 1) + ".";
        boolean net = PricedItem.of(item).taxOnTop();
        lines.add(new OrderImportLine(
                item.getSlug().strip(),
                pieces,
                text.text(prefix + "description", text.localized(item.getName())),
                prices.amounts().unitPrice(total, pieces, LinePrice.of(item).paid(), net),
                total.price(),
                prices.taxCode(item),
                null,
                null,
                rules.sendLineReference() ? item.getId() : null,
                own.ofLine(item.getId(), lines.size() + 1)));
    }
}
