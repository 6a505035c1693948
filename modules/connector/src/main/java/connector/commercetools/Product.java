package connector.commercetools;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A published product.
 *
 * @param json the product projection as commercetools wrote it
 */
public record Product(Map<String, Object> json) {

    public String id() {
        return String.valueOf(json.get("id"));
    }

    /** All variants as JSON, the master first; those without SKU among them. */
    public List<Map<String, Object>> variants() {
        List<Map<String, Object>> all = new ArrayList<>();
        object(json.get("masterVariant")).ifPresent(all::add);
        if (json.get("variants") instanceof List<?> more) {
            more.forEach(each -> object(each).ifPresent(all::add));
        }
        return List.copyOf(all);
    }

    /** The SKU of a variant; it need not have one. */
    public static Optional<String> sku(Map<String, Object> variant) {
        return variant.get("sku") instanceof String sku && !sku.isBlank() ? Optional.of(sku) : Optional.empty();
    }

    @SuppressWarnings("unchecked")
    private static Optional<Map<String, Object>> object(@org.jspecify.annotations.Nullable Object node) {
        return node instanceof Map<?, ?> map ? Optional.of((Map<String, Object>) map) : Optional.empty();
    }
}
