package connector.orderexport;

import static connector.orderexport.FieldText.filled;

import com.commercetools.api.models.cart.DiscountCodeInfo;
import com.commercetools.api.models.cart.DiscountCodeState;
import com.commercetools.api.models.cart.LineItem;
import com.commercetools.api.models.cart_discount.CartDiscount;
import com.commercetools.api.models.cart_discount.CartDiscountReference;
import com.commercetools.api.models.discount_code.DiscountCode;
import com.commercetools.api.models.order.Order;
import connector.commercetools.OrderParts;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Codes and names of discounts. They come as references; one that is not expanded has no code or name we could tell. */
final class PromotionMapping {

    private final FieldText text;

    PromotionMapping(FieldText text) {
        this.text = text;
    }

    /** Only codes that took effect. */
    @Nullable
    String codes(Order order) {
        return text.name("promotionCode", joined(codesOf(order).stream().map(DiscountCode::getCode)));
    }

    @Nullable
    String description(Order order) {
        return text.text(
                "promotionDescription", joined(codesOf(order).stream().map(code -> text.localized(code.getName()))));
    }

    /** Keys of the cart discounts in a line's price. */
    @Nullable
    String codes(LineItem line, String field) {
        return text.name(field, joined(discounts(line).stream().map(CartDiscount::getKey)));
    }

    private static List<DiscountCode> codesOf(Order order) {
        return OrderParts.list(order.getDiscountCodes()).stream()
                .filter(info -> info.getState() == null || info.getState().equals(DiscountCodeState.MATCHES_CART))
                .map(DiscountCodeInfo::getDiscountCode)
                .filter(Objects::nonNull)
                .flatMap(reference -> Stream.ofNullable(reference.getObj()))
                .toList();
    }

    private static List<CartDiscount> discounts(LineItem line) {
        return OrderParts.list(line.getDiscountedPricePerQuantity()).stream()
                .map(each -> each.getDiscountedPrice())
                .filter(Objects::nonNull)
                .flatMap(price -> OrderParts.list(price.getIncludedDiscounts()).stream())
                .flatMap(portion -> portion.getDiscount() instanceof CartDiscountReference reference
                        ? Stream.ofNullable(reference.getObj())
                        : Stream.empty())
                .toList();
    }

    private static String joined(Stream<@Nullable String> values) {
        return values.map(value -> Objects.requireNonNullElse(filled(value), ""))
                .filter(value -> !value.isEmpty())
                .distinct()
                .collect(Collectors.joining(","));
    }
}
