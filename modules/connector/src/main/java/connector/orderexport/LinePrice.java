package connector.orderexport;

import com.commercetools.api.models.cart.CustomLineItem;
import com.commercetools.api.models.cart.DiscountedLineItemPriceForQuantity;
import com.commercetools.api.models.cart.LineItem;
import com.commercetools.api.models.cart.LineItemMode;
import com.commercetools.api.models.common.Price;
import com.commercetools.api.models.common.TypedMoney;
import connector.commercetools.OrderParts;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one piece costs.
 *
 * @param listed before any discount
 * @param paid null where pieces of one line cost differently
 */
record LinePrice(@Nullable TypedMoney listed, @Nullable TypedMoney paid, boolean reduced, boolean gift) {

    static LinePrice of(LineItem line) {
        Price price = line.getPrice();
        TypedMoney listed = price == null ? null : price.getValue();
        boolean discounted = price != null && price.getDiscounted() != null;
        List<DiscountedLineItemPriceForQuantity> perQuantity = OrderParts.list(line.getDiscountedPricePerQuantity());
        return new LinePrice(
                listed,
                only(perQuantity, discounted ? price.getDiscounted().getValue() : listed),
                discounted || !perQuantity.isEmpty(),
                line.getLineItemMode() == LineItemMode.GIFT_LINE_ITEM);
    }

    static LinePrice of(CustomLineItem item) {
        List<DiscountedLineItemPriceForQuantity> perQuantity = OrderParts.list(item.getDiscountedPricePerQuantity());
        return new LinePrice(item.getMoney(), only(perQuantity, item.getMoney()), !perQuantity.isEmpty(), false);
    }

    /** Says what it was before, not why: the order names its discounts by id only. */
    @Nullable
    String promotion(Amounts amounts) {
        if (gift) {
            return "gift";
        }
        return reduced && listed != null && listed.getCentAmount() != null && amounts.speaksOf(listed)
                ? "list price %s %s".formatted(amounts.money(listed).plain(), amounts.currency())
                : null;
    }

    private static @Nullable TypedMoney only(
            List<DiscountedLineItemPriceForQuantity> perQuantity, @Nullable TypedMoney otherwise) {
        Set<@Nullable TypedMoney> prices = new HashSet<>();
        perQuantity.forEach(each -> prices.add(
                each.getDiscountedPrice() == null
                        ? null
                        : each.getDiscountedPrice().getValue()));
        return switch (prices.size()) {
            case 0 -> otherwise;
            case 1 -> prices.iterator().next();
            default -> null;
        };
    }
}
