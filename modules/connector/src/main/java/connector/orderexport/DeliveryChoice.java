package connector.orderexport;

import static connector.orderexport.FieldText.filled;

import com.commercetools.api.models.cart.ShippingInfo;
import com.commercetools.api.models.shipping_method.ShippingMethod;
import connector.routing.ExportRules;
import connector.routing.ExportRules.DeliverySuggestion;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The shopper's choice of delivery, in OrderFlow's words. The method's key is known only where the order was read with its
 * method expanded; its name always is, also for a custom shipping method.
 */
final class DeliveryChoice {

    private DeliveryChoice() {}

    static Optional<DeliverySuggestion> of(@Nullable ShippingInfo shipping, ExportRules rules) {
        String name = shipping == null ? null : filled(shipping.getShippingMethodName());
        if (shipping == null || name == null) {
            return Optional.empty();
        }
        String key = key(shipping);
        String code = key == null ? slug(name) : key;
        return Stream.of(code, slug(name), name)
                .map(rules.shippingMethods()::get)
                .filter(Objects::nonNull)
                .findFirst()
                .or(() -> Optional.of(new DeliverySuggestion(code, name)));
    }

    private static @Nullable String key(ShippingInfo shipping) {
        ShippingMethod method = shipping.getShippingMethod() == null
                ? null
                : shipping.getShippingMethod().getObj();
        return method == null ? null : filled(method.getKey());
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
