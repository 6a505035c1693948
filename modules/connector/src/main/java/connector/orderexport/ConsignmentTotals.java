package connector.orderexport;

import com.commercetools.api.models.cart.CustomLineItem;
import com.commercetools.api.models.order.Order;
import connector.commercetools.OrderParts;
import connector.orderexport.Amounts.Part;
import connector.orderflow.Money;
import connector.orderflow.Price;
import connector.routing.ExportRules.CustomLineItemKind;
import connector.routing.ExportRules.CustomLineItems;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What one consignment costs. Over all consignments of an order this is what the order costs, to the minor unit. */
final class ConsignmentTotals {

    private final Order order;
    private final Amounts amounts;
    private final CustomLineItems kinds;
    private final Parting parting;

    ConsignmentTotals(Order order, Amounts amounts, CustomLineItems kinds, Parting parting) {
        this.order = order;
        this.amounts = amounts;
        this.kinds = kinds;
        this.parting = parting;
    }

    Totals of(Totals whole) {
        if (parting.isWhole()) {
            return whole;
        }
        Totals parts = new Totals(
                Totals.sum(amounts, PricedItem.lines(order).map(line -> parting.price(line, amounts)))
                        .plus(custom(CustomLineItemKind.SKU)),
                shipping(),
                custom(CustomLineItemKind.FEE),
                custom(CustomLineItemKind.IGNORE),
                parting.share(whole.discount()),
                whole.total());
        return new Totals(
                parts.goods(),
                parts.shipping(),
                parts.fees(),
                parts.ignored(),
                parts.discount(),
                total(parts.sum(), whole));
    }

    /** This consignment's share of a custom line item: by pieces, or by what the goods cost; pieces cannot be halved. */
    Part custom(CustomLineItem item) {
        PricedItem priced = PricedItem.of(item);
        boolean inOnePiece = kinds.kindOf(item.getSlug()) == CustomLineItemKind.SKU && !parting.names(item.getId());
        if (!inOnePiece) {
            return parting.price(priced, amounts);
        }
        return parting.isFirst() ? priced.price(amounts) : Totals.sum(amounts, Stream.empty());
    }

    /** Whether anything of a custom line item goes this way. */
    boolean has(CustomLineItem item) {
        if (parting.names(item.getId())) {
            return parting.pieces(item.getId()) > 0;
        }
        return parting.isAlone() || !custom(item).amount().isZero();
    }

    /** How many pieces of a custom line item that is a product go this way. */
    long pieces(CustomLineItem item) {
        if (parting.names(item.getId())) {
            return parting.pieces(item.getId());
        }
        return parting.isFirst() ? item.getQuantity() : 0;
    }

    private Part custom(CustomLineItemKind kind) {
        return Totals.sum(
                amounts,
                OrderParts.list(order.getCustomLineItems()).stream()
                        .filter(item -> kinds.kindOf(item.getSlug()) == kind)
                        .map(this::custom));
    }

    private @Nullable Part shipping() {
        return OneShipping.of(order)
                .map(each -> parting.shipping(each.key(), each.price(amounts)))
                .reduce(Part::plus)
                .orElse(null);
    }

    /** A side that the order's parts do not explain is known in total only, and that total is shared. */
    private Part total(Part sum, Totals whole) {
        Price explained = whole.sum().price();
        Price shared = parting.share(whole.total().price());
        return new Part(
                sum.amount(),
                new Price(
                        side(
                                whole.total().price().net(),
                                explained.net(),
                                sum.price().net(),
                                shared.net()),
                        side(
                                whole.total().price().gross(),
                                explained.gross(),
                                sum.price().gross(),
                                shared.gross())));
    }

    private static @Nullable Money side(
            @Nullable Money whole, @Nullable Money explained, @Nullable Money sum, @Nullable Money shared) {
        if (whole == null) {
            return null;
        }
        return explained == null ? shared : sum;
    }
}
