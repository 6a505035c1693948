package connector.orderexport;

import com.commercetools.api.models.cart.LineItem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The SDK's models give null for a list the answer did not have. */
final class Sdk {

    private Sdk() {}

    /** Empty for a line that has none. */
    static String sku(LineItem line) {
        String sku = line.getVariant() == null ? null : line.getVariant().getSku();
        return sku == null ? "" : sku.strip();
    }

    static <T> List<T> list(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
