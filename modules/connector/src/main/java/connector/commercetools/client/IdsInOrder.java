package connector.commercetools.client;

import com.commercetools.api.models.cart.LineItem;
import com.commercetools.api.models.cart.Shipping;
import com.commercetools.api.models.cart.ShippingInfo;
import com.commercetools.api.models.order.Order;
import connector.commercetools.ProjectKeys;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an order names by id only. */
final class IdsInOrder {

    private IdsInOrder() {}

    /** What the order refers to. */
    static Set<String> of(ProjectKeys.Kind kind, Order order) {
        Stream<@Nullable String> ids = switch (kind) {
            case STATES ->
                Stream.of(order.getState() == null ? null : order.getState().getId());
            case CHANNELS -> orEmpty(order.getLineItems()).stream().map(IdsInOrder::supplier);
            case SHIPPING_METHODS ->
                Stream.concat(
                                Stream.ofNullable(order.getShippingInfo()),
                                orEmpty(order.getShipping()).stream()
                                        .map(Shipping::getShippingInfo)
                                        .flatMap(Stream::ofNullable))
                        .map(IdsInOrder::method);
            case ZONES -> Stream.of();
        };
        return ids.filter(Objects::nonNull).map(Objects::requireNonNull).collect(Collectors.toSet());
    }

    private static @Nullable String supplier(LineItem line) {
        return line.getSupplyChannel() == null ? null : line.getSupplyChannel().getId();
    }

    private static @Nullable String method(ShippingInfo shipping) {
        return shipping.getShippingMethod() == null
                ? null
                : shipping.getShippingMethod().getId();
    }

    static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
