package connector.routing;

import com.commercetools.api.models.cart.CustomLineItem;
import com.commercetools.api.models.cart.ItemShippingDetails;
import com.commercetools.api.models.cart.ItemShippingTarget;
import com.commercetools.api.models.cart.LineItem;
import com.commercetools.api.models.cart.Shipping;
import com.commercetools.api.models.cart.ShippingInfo;
import com.commercetools.api.models.cart.ShippingMode;
import com.commercetools.api.models.common.Address;
import com.commercetools.api.models.order.Order;
import connector.commercetools.OrderParts;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Takes an order apart into what can go different ways (reference §6, shipping Single and Multiple). */
final class Pieces {

    private final Order order;

    private Pieces(Order order) {
        this.order = order;
    }

    static List<Piece> of(Order order) {
        Pieces pieces = new Pieces(order);
        return OrderParts.list(order.getLineItems()).stream()
                .flatMap(pieces::line)
                .toList();
    }

    /** Those of custom line items. Without targets they have no way of their own. */
    static List<Piece> ofCustomLines(Order order) {
        Pieces pieces = new Pieces(order);
        return OrderParts.list(order.getCustomLineItems()).stream()
                .flatMap(pieces::customLine)
                .toList();
    }

    /** In place of lines, for an order that has none. */
    static Piece none(Order order) {
        Pieces pieces = new Pieces(order);
        Consignment.Part part = new Consignment.Part("", 0, pieces.onlyShipping(), null);
        return new Piece(part, "the order", false, null, null, pieces.address(part), pieces.shipping(part));
    }

    /** All places an order goes to. */
    static Stream<Address> addresses(Order order) {
        return Stream.of(
                        Stream.ofNullable(order.getShippingAddress()),
                        OrderParts.list(order.getShipping()).stream()
                                .flatMap(each -> Stream.ofNullable(each.getShippingAddress())),
                        OrderParts.list(order.getItemShippingAddresses()).stream())
                .flatMap(each -> each);
    }

    private Stream<Piece> line(LineItem line) {
        String sku = OrderParts.sku(line);
        String channel =
                line.getSupplyChannel() == null ? null : line.getSupplyChannel().getId();
        return parts(line.getId(), line.getQuantity(), line.getShippingDetails())
                .map(part -> new Piece(
                        part,
                        sku.isEmpty() ? line.getId() : sku,
                        !targets(line.getShippingDetails()).isEmpty(),
                        channel,
                        line.getCustom(),
                        address(part),
                        shipping(part)));
    }

    private Stream<Piece> customLine(CustomLineItem line) {
        return parts(line.getId(), line.getQuantity(), line.getShippingDetails())
                .map(part -> new Piece(
                        part,
                        line.getSlug() == null ? line.getId() : line.getSlug(),
                        !targets(line.getShippingDetails()).isEmpty(),
                        null,
                        line.getCustom(),
                        address(part),
                        shipping(part)));
    }

    private Stream<Consignment.Part> parts(String id, @Nullable Long quantity, @Nullable ItemShippingDetails details) {
        List<ItemShippingTarget> targets = targets(details);
        Stream<Consignment.Part> parts = targets.isEmpty()
                ? Stream.of(new Consignment.Part(id, whole(quantity), onlyShipping(), null))
                : targets.stream()
                        .map(each -> new Consignment.Part(
                                id,
                                whole(each.getQuantity()),
                                multiple() ? each.getShippingMethodKey() : null,
                                each.getAddressKey()));
        return parts.filter(part -> part.quantity() != 0);
    }

    private static List<ItemShippingTarget> targets(@Nullable ItemShippingDetails details) {
        return details == null ? List.of() : OrderParts.list(details.getTargets());
    }

    private static long whole(@Nullable Long quantity) {
        return quantity == null ? 0 : quantity;
    }

    private boolean multiple() {
        return order.getShippingMode() == ShippingMode.MULTIPLE;
    }

    /** A line without targets goes the only way there is. */
    private @Nullable String onlyShipping() {
        List<Shipping> all = OrderParts.list(order.getShipping());
        return multiple() && all.size() == 1 ? all.getFirst().getShippingKey() : null;
    }

    private @Nullable Address address(Consignment.Part part) {
        if (part.addressKey() != null) {
            return OrderParts.list(order.getItemShippingAddresses()).stream()
                    .filter(each -> part.addressKey().equals(each.getKey()))
                    .findFirst()
                    .orElse(null);
        }
        return part.shippingKey() == null
                ? order.getShippingAddress()
                : shippingOf(part).map(Shipping::getShippingAddress).orElse(null);
    }

    private @Nullable ShippingInfo shipping(Consignment.Part part) {
        return part.shippingKey() == null
                ? order.getShippingInfo()
                : shippingOf(part).map(Shipping::getShippingInfo).orElse(null);
    }

    private Optional<Shipping> shippingOf(Consignment.Part part) {
        return OrderParts.list(order.getShipping()).stream()
                .filter(each -> Objects.equals(part.shippingKey(), each.getShippingKey()))
                .findFirst();
    }
}
