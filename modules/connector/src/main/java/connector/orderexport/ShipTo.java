package connector.orderexport;

import com.commercetools.api.models.cart.Shipping;
import com.commercetools.api.models.cart.ShippingInfo;
import com.commercetools.api.models.cart.ShippingMode;
import com.commercetools.api.models.common.Address;
import com.commercetools.api.models.order.Order;
import com.commercetools.api.models.type.CustomFields;
import connector.commercetools.OrderParts;
import connector.routing.Consignment;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a consignment goes and how: a target of its lines (reference §6, shipping mode Multiple), or the order's own address
 * and shipping.
 */
record ShipTo(@Nullable String shippingKey, @Nullable String addressKey) {

    /** More than one is more than one OrderFlow order can have. */
    static List<ShipTo> of(Consignment consignment) {
        return consignment.parts().stream()
                .map(part -> new ShipTo(part.shippingKey(), part.addressKey()))
                .distinct()
                .toList();
    }

    /** Null where the order has no such address: then there is nowhere to send it, least of all to another address. */
    @Nullable
    Address address(Order order) {
        if (addressKey != null) {
            return OrderParts.list(order.getItemShippingAddresses()).stream()
                    .filter(address -> addressKey.equals(address.getKey()))
                    .findFirst()
                    .orElse(null);
        }
        return shippingKey == null
                ? order.getShippingAddress()
                : shipping(order).map(Shipping::getShippingAddress).orElse(null);
    }

    /** Path of the address in the order. */
    String field() {
        if (addressKey != null) {
            return "itemShippingAddresses[%s]".formatted(addressKey);
        }
        return shippingKey == null ? "shippingAddress" : "shipping[%s].shippingAddress".formatted(shippingKey);
    }

    Optional<ShippingInfo> shippingInfo(Order order) {
        return shippingKey == null
                ? Optional.ofNullable(order.getShippingInfo())
                : shipping(order).map(Shipping::getShippingInfo);
    }

    Optional<CustomFields> customFields(Order order) {
        return shippingKey == null
                ? Optional.ofNullable(order.getShippingCustomFields())
                : shipping(order).map(Shipping::getShippingCustomFields);
    }

    /** Whether it says which of the order's shippings, if that needs saying. */
    boolean isExact(Order order) {
        return shippingKey == null
                ? order.getShippingMode() != ShippingMode.MULTIPLE
                : shipping(order).isPresent();
    }

    private Optional<Shipping> shipping(Order order) {
        return OrderParts.list(order.getShipping()).stream()
                .filter(each -> Objects.equals(shippingKey, each.getShippingKey()))
                .findFirst();
    }
}
