package connector.orderexport;

import static connector.orderexport.FieldText.filled;

import com.commercetools.api.models.cart.ShippingInfo;
import com.commercetools.api.models.common.Address;
import com.commercetools.api.models.shipping_method.ShippingMethodReference;
import connector.routing.DeliveryRule;
import connector.routing.ExportRules;
import connector.routing.OrderFacts;
import connector.routing.ShipDateRule;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The shopper's choice of delivery, in OrderFlow's words. A method has a key that may be known, and a name, also if it is a
 * custom one; what the table says about it comes before either.
 */
record DeliveryChoice(
        @Nullable String code,
        @Nullable String name,
        @Nullable String courier,
        @Nullable String service,
        @Nullable String priority,
        @Nullable String priorityName,
        @Nullable ShipDateRule earliestShipDate) {

    /** @param target of a consignment whose address was checked */
    static DeliveryChoice of(OrderFacts facts, ShipTo target, ExportRules rules) {
        ShippingInfo shipping = target.shippingInfo(facts.order()).orElse(null);
        String name = shipping == null ? null : filled(shipping.getShippingMethodName());
        String key = shipping == null ? null : key(shipping.getShippingMethod(), facts, rules);
        String code = key != null || name == null ? key : slug(name);
        Set<String> names = Stream.of(key, name, name == null ? null : slug(name))
                .flatMap(Stream::ofNullable)
                .collect(Collectors.toSet());
        Address address = target.address(facts.order());
        String zone = address == null ? null : facts.keys().zone(address);
        String country = address == null ? null : AddressMapping.countryCode(address);
        Optional<DeliveryRule> row = rules.shippingMethods().stream()
                .filter(each -> each.fits(names, zone, country))
                .findFirst();
        return row.map(found -> by(found, code, name)).orElseGet(() -> plain(code, name));
    }

    private static DeliveryChoice plain(@Nullable String code, @Nullable String name) {
        return new DeliveryChoice(code, name, null, null, null, null, null);
    }

    private static DeliveryChoice by(DeliveryRule row, @Nullable String code, @Nullable String name) {
        String said = row.name() == null ? row.code() : row.name();
        return new DeliveryChoice(
                row.code() == null ? code : row.code(),
                said == null ? name : said,
                row.courier(),
                row.service(),
                row.priority(),
                row.priorityName(),
                row.earliestShipDate());
    }

    /** Without a table nobody has looked the key up, and the answer must not depend on whether somebody did. */
    private static @Nullable String key(@Nullable ShippingMethodReference method, OrderFacts facts, ExportRules rules) {
        if (method == null) {
            return null;
        }
        return method.getObj() != null || rules.shippingMethods().isEmpty()
                ? filled(method.getObj() == null ? null : method.getObj().getKey())
                : filled(facts.keys().shippingMethods().get(method.getId()));
    }

    /** {@code Überraschung (1 day)} is {@code uberraschung-1-day}; a name without Latin letters stays as it is. */
    private static String slug(String name) {
        String slug = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        return slug.isEmpty() ? name : slug;
    }
}
